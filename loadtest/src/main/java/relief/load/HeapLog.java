package relief.load;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The log of a node's garbage collector: how much of the heap was left after each collection. */
final class HeapLog {
    private static final Pattern PAUSE = Pattern.compile("Pause (Young|Full).* ([0-9]+)M->([0-9]+)M\\([0-9]+M\\)");

    private final Path path;
    private long readTo;

    HeapLog(Path path) {
        this.path = path;
    }

    /** What a node is started with to write the log. */
    String option() {
        return "-Xlog:gc:file=" + path;
    }

    /**
     * Megabytes after collections; 0 when there was none.
     *
     * @param afterFull after the latest full collection, which leaves nothing that could go
     */
    record Left(int least, int most, int afterFull) {
        String range() {
            return most == 0 ? "no collection" : least + " to " + most + " MB";
        }
    }

    /** Of the collections since this was last asked. */
    Left sinceLast() {
        int least = Integer.MAX_VALUE;
        int most = 0;
        int afterFull = 0;
        Matcher pause = PAUSE.matcher(unread());
        while (pause.find()) {
            int left = Integer.parseInt(pause.group(3));
            least = Math.min(least, left);
            most = Math.max(most, left);
            afterFull = pause.group(1).equals("Full") ? left : afterFull;
        }
        return new Left(most == 0 ? 0 : least, most, afterFull);
    }

    private String unread() {
        try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - readTo)];
            file.seek(readTo);
            file.readFully(bytes);
            readTo += bytes.length;
            return new String(bytes, StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has the node collect all it can, and says what is left. */
    int afterFullCollection(long pid) {
        sinceLast();
        try {
            Process process = new ProcessBuilder(Install.javaProgram("jcmd").toString(), Long.toString(pid), "GC.run")
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException("jcmd GC.run failed on the node");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
        return sinceLast().afterFull();
    }
}
