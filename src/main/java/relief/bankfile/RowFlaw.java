package relief.bankfile;

/**
 * Why a bank would refuse a row, found before a file is written.
 *
 * @param detail what is wrong, in words that show no name and no account
 */
public record RowFlaw(Kind kind, String field, String detail) {
    /** What is wrong, and what somebody has to do about it. */
    public enum Kind {
        TOO_LONG("shorten it as the account's bank has it, or pay by a bank that takes more");

        private final String remedy;

        Kind(String remedy) {
            this.remedy = remedy;
        }

        public String remedy() {
            return remedy;
        }
    }

    /** Field and kind in one word. */
    public String code() {
        return field + "_" + kind;
    }
}
