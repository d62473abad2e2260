package relief.platform;

/** Somebody else was faster on the same rows: the transaction is undone and tried again on what stands now. */
public final class Overtaken extends RuntimeException {
    public Overtaken(String message) {
        super(message, null, false, false);
    }
}
