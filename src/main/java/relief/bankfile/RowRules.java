package relief.bankfile;

import java.util.List;

/** Judges one row before any file is begun: whether the bank would take it, and how many bytes it needs. */
public final class RowRules {
    /** What stands around the values of a row in pain.001, rounded up. */
    private static final int MARKUP_BYTES = 400;

    private static final int MOST_BYTES_PER_CHAR = 6;
    private static final int LONGEST_NAME = 140;

    private RowRules() {}

    public static RowRules of(BankProfile profile) {
        return switch (profile.format()) {
            case PAIN_001_001_09 -> new RowRules();
        };
    }

    public List<RowFlaw> judge(PaymentInstruction row) {
        return row.payeeName().length() <= LONGEST_NAME
                ? List.of()
                : List.of(new RowFlaw(RowFlaw.Kind.TOO_LONG, "NAME", "the name is too long"));
    }

    public long bytes(PaymentInstruction row) {
        int chars = row.payeeName().length()
                + row.account().length()
                + row.purpose().length();
        return MARKUP_BYTES + (long) MOST_BYTES_PER_CHAR * chars;
    }
}
