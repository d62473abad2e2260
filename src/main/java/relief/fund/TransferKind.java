package relief.fund;

/** Why money moves, and with it from which pot to which: nobody else says how a transfer is booked. */
public enum TransferKind {
    /** Into the county. */
    APPROPRIATE(PotKind.SOURCE, PotKind.AVAILABLE, false),
    /** From the county to the reserve (备用金) of a township. */
    ALLOCATE(PotKind.AVAILABLE, PotKind.AVAILABLE, false),
    RESERVE(PotKind.AVAILABLE, PotKind.RESERVED, true),
    RELEASE(PotKind.RESERVED, PotKind.AVAILABLE, true),
    DISPATCH(PotKind.RESERVED, PotKind.IN_PAYMENT, true),
    SETTLE(PotKind.IN_PAYMENT, PotKind.PAID, true),
    RETURN(PotKind.IN_PAYMENT, PotKind.RESERVED, true),
    /** Came back after the bank had paid it (退汇). */
    REFUND(PotKind.PAID, PotKind.RESERVED, true),
    /** Proved to be paid after all, although the bank had refused it. */
    SETTLE_LATE(PotKind.RESERVED, PotKind.PAID, true);

    private final PotKind from;
    private final PotKind to;
    private final boolean ofRequest;

    TransferKind(PotKind from, PotKind to, boolean ofRequest) {
        this.from = from;
        this.to = to;
        this.ofRequest = ofRequest;
    }

    public PotKind from() {
        return from;
    }

    public PotKind to() {
        return to;
    }

    /** Whether it moves the money of one request inside one region, and not the fund's own between regions. */
    public boolean isOfRequest() {
        return ofRequest;
    }
}
