package relief.payment;

/** How far a payment run has come. */
public enum RunState {
    COLLECTING,
    /** Something was noticed that the maker is to look at first. */
    COLLECTED,
    SEALING,
    SEALED,
    RELEASED,
    COMPLETED,
    CANCELLED,
    /** There was nothing to pay. */
    EMPTY;

    /** Whether no bank has heard of it, so that it can be cancelled. */
    public boolean isCancellable() {
        return this == COLLECTING || this == COLLECTED || this == SEALING || this == SEALED;
    }

    public boolean isReleased() {
        return this == RELEASED || this == COMPLETED;
    }
}
