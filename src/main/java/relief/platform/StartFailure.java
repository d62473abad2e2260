package relief.platform;

/** A reason not to start that the operator can mend; its message is the one plain line that is printed. */
public final class StartFailure extends RuntimeException {
    public StartFailure(String message) {
        super(message, null, false, false);
    }
}
