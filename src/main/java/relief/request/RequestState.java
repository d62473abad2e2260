package relief.request;

/** How far a request has come until it is decided; what is paid of it is the payments' business. */
public enum RequestState {
    /** Durable, and waiting for the machine. */
    SUBMITTED,
    /** Waits for a person, because of a finding. */
    HELD,
    ESCALATED_COUNTY,
    ESCALATED_PANEL,
    AUTHORIZED,
    /** Sent back to its submitter for correction. */
    RETURNED,
    REJECTED,
    WITHDRAWN;

    /** Whether an officer can decide it now. */
    public boolean waitsForOfficer() {
        return this == HELD || this == ESCALATED_COUNTY || this == ESCALATED_PANEL;
    }
}
