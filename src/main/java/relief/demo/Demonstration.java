package relief.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import relief.region.Regions;

/** The replay of the case against a running node. */
public final class Demonstration {
    private Demonstration() {}

    /** @return whether every figure is the published one */
    public static boolean run(String url, String password, Regions regions, Path sealedFiles, PrintStream out) {
        return new Replay(url, password, regions, sealedFiles, out).run();
    }
}
