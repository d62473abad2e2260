package relief.delivery;

/** How far a file is on its way to the bank. */
public enum DeliveryState {
    /** It waits for a node, or for the next try. */
    PENDING,
    /** A node has it in hand; it certainly does not stand at the bank under its name yet. */
    SENDING,
    /** The bank has it. */
    SENT,
    /** Whether the bank has it is open: that is asked about, and it is not sent again. */
    UNKNOWN,
    /** Trying again would not help: a person must look. */
    REFUSED;

    /** Whether it goes on by itself at a known moment. */
    boolean isWaiting() {
        return this == PENDING || this == UNKNOWN;
    }
}
