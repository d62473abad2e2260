package relief.payment;

/** What a bank's answer did to the payment it names, or why it did nothing and is kept apart. */
public enum AnswerOutcome {
    PAID(false),
    ACCEPTED(false),
    REJECTED(false),
    /** It came back, whether the bank had said before that it was paid or not. */
    RETURNED(false),
    /** What the bank says is already so, or was overtaken by its final word. */
    UNCHANGED(false),
    UNKNOWN_ID(true),
    OTHER_COUNTY(true),
    NOT_RELEASED(true),
    WRONG_AMOUNT(true),
    WRONG_ACCOUNT(true),
    UNKNOWN_STATUS(true),
    /** The final word was another before. */
    CONTRADICTION(true);

    private final boolean quarantined;

    AnswerOutcome(boolean quarantined) {
        this.quarantined = quarantined;
    }

    public boolean isQuarantined() {
        return quarantined;
    }
}
