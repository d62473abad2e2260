package relief.payment;

/** How far one attempt to pay one grant has come. */
public enum PaymentState {
    CREATED,
    IN_FILE,
    RELEASED,
    SENT,
    ACCEPTED,
    PAID,
    REJECTED,
    RETURNED,
    UNKNOWN,
    CANCELLED;

    /** Whether the money came back, so that the grant may be paid to another account. */
    public boolean hasFailed() {
        return this == REJECTED || this == RETURNED;
    }
}
