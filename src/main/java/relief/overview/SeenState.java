package relief.overview;

/** How far a request has come in the eyes of those who wait for it: decided first, then paid. */
public enum SeenState {
    SUBMITTED,
    HELD,
    ESCALATED_COUNTY,
    ESCALATED_PANEL,
    AUTHORIZED,
    IN_PAYMENT,
    PAID,
    RETURNED,
    REJECTED,
    WITHDRAWN,
    /** The bank refused the last attempt and nobody has corrected the account yet. */
    PAYMENT_FAILED,
    CLOSED
}
