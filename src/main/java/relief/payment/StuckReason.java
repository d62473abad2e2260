package relief.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.util.Arrays;
import java.util.List;

/** Why the machine set a run aside, as far as somebody can do something about it. */
public enum StuckReason {
    /** Space has to be freed where the sealed files lie. */
    DISK_FULL,
    /** The folder of the sealed files cannot be written. */
    STORAGE,
    /** Other bytes lie where a file is to be sealed. */
    OTHER_FILE,
    FAILED;

    /** As the operating systems say it; the JDK has no type for it. */
    private static final List<String> FULL =
            List.of("No space left on device", "Disk quota exceeded", "not enough space");

    /** The failure in words that begin with the reason, so that they can be kept and be read again by {@link #of}. */
    static Throwable explain(Throwable failure) {
        Throwable cause = failure instanceof UncheckedIOException unchecked ? unchecked.getCause() : failure;
        if (failure.getCause() instanceof FileAlreadyExistsException) {
            return stuck(OTHER_FILE, failure);
        }
        if (!(cause instanceof IOException)) {
            return failure;
        }
        String message = String.valueOf(cause.getMessage());
        return stuck(FULL.stream().anyMatch(message::contains) ? DISK_FULL : STORAGE, cause);
    }

    private static IllegalStateException stuck(StuckReason reason, Throwable cause) {
        return new IllegalStateException(reason + ": " + cause, cause);
    }

    /** @param kept as the run or its file has it */
    static StuckReason of(String kept) {
        return Arrays.stream(values())
                .filter(reason -> kept.startsWith(reason + ": "))
                .findFirst()
                .orElse(FAILED);
    }
}
