package relief.kernel;

/** What a bank account is held by, which decides whether its number carries a Luhn digit. */
public enum AccountKind {
    CARD,
    PASSBOOK
}
