package relief.bankfile;

/**
 * Why a bank would refuse a row, found before a file is written.
 *
 * @param detail what is wrong, in words that show no name and no account
 */
public record RowFlaw(Kind kind, RowField field, String detail) {
    /** What is wrong, and what somebody has to do about it. */
    public enum Kind {
        MISSING("enter it, then pay the grant in the next run"),
        TOO_LONG("shorten it as the account's bank has it, or pay by a bank that takes more"),
        NOT_ENCODABLE("pay by a bank whose files take GB18030 or UTF-8"),
        FORBIDDEN_CHARACTER("enter it again without that character"),
        WRONG_FORM("correct it against the card, the passbook or the bank's list of branches"),
        OUT_OF_RANGE("pay by a bank whose files take such an amount");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    /** Field and kind in one word, for example NAME_NOT_ENCODABLE: a row has each at most once. */
    public String code() {
        return field + "_" + kind;
    }
}
