package relief.fund;

/** Where money of a fund lies in a region; SOURCE is where it came from and alone goes below zero. */
public enum PotKind {
    SOURCE,
    AVAILABLE,
    RESERVED,
    IN_PAYMENT,
    PAID
}
