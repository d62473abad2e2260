package relief.bankfile;

/** What one column of a row can hold; a bank's profile says which of them and in what order. */
public enum RowField {
    SEQUENCE("序号"),
    END_TO_END_ID("客户流水号"),
    ACCOUNT("收款账号"),
    NAME("收款户名"),
    AMOUNT("金额"),
    BANK("收款行联行号"),
    ACCOUNT_KIND("账户类型"),
    PURPOSE("用途");

    private final String title;

    RowField(String title) {
        this.title = title;
    }

    /** Whether it is computed or counted, so that it never needs quoting. */
    boolean isNumber() {
        return this == SEQUENCE || this == AMOUNT;
    }

    /** What stands over the column if the profile does not name it. */
    String title() {
        return title;
    }
}
