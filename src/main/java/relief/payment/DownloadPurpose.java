package relief.payment;

/** Why a person takes a payment file out of the house; codes, because what goes into addresses must not name anybody. */
public enum DownloadPurpose {
    /** To hand it to the bank. */
    BANK,
    /** To look whether it is right. */
    CHECK,
    AUDIT,
    /** Because the bank or a payee says otherwise. */
    DISPUTE
}
