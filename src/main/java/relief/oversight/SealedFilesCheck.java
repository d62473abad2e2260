package relief.oversight;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import relief.oversight.SealedFileStore.Sealed;
import relief.platform.Database;
import relief.platform.Digests;

/** Holds the files in the sealed folder against the digests of the database, apart from the code that wrote both. */
public final class SealedFilesCheck {
    static final String RULE = "every_sealed_file_is_unchanged";

    private static final int PAGE = 100;
    private static final int SHOWN = 5;
    private static final int BUFFER_BYTES = 1 << 16;

    private final Vertx vertx;
    private final Database database;
    private final Path folder;

    public SealedFilesCheck(Vertx vertx, Database database, Path dataDir) {
        this.vertx = vertx;
        this.database = database;
        this.folder = dataDir.resolve("sealed");
    }

    /** Reads every sealed file, so it is for the command and not for the clock. */
    public Future<Optional<Violation>> check() {
        List<String> changed = new ArrayList<>();
        return checkAfter(Sealed.BEFORE_ALL, changed)
                .map(done -> changed.isEmpty()
                        ? Optional.empty()
                        : Optional.of(new Violation(
                                RULE, changed.size(), changed.subList(0, Math.min(SHOWN, changed.size())))));
    }

    private Future<Void> checkAfter(Sealed last, List<String> changed) {
        return database.read(sql -> SealedFileStore.page(sql, last, PAGE)).compose(page -> {
            if (page.isEmpty()) {
                return Future.succeededFuture();
            }
            return vertx.<List<String>>executeBlocking(() -> faults(page)).compose(found -> {
                changed.addAll(found);
                return checkAfter(page.get(page.size() - 1), changed);
            });
        });
    }

    private List<String> faults(List<Sealed> files) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Sealed file : files) {
            Path path =
                    folder.resolve(file.county()).resolve(file.run().toString()).resolve(file.name());
            String name = file.county() + " " + file.run() + " " + file.name();
            if (!Files.exists(path)) {
                faults.add(name + ": missing");
            } else if (Files.size(path) != file.bytes()) {
                faults.add(name + ": expected " + file.bytes() + " bytes, found " + Files.size(path));
            } else if (!sha256(path).equals(file.sha256())) {
                faults.add(name + ": the content is not what was sealed");
            }
        }
        return faults;
    }

    private static String sha256(Path path) throws IOException {
        MessageDigest digest = Digests.sha256();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = Files.newInputStream(path)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
