package relief.bankfile;

import java.util.Map;
import java.util.function.BiConsumer;
import relief.kernel.AccountKind;

/**
 * Tries a profile on one ordinary row, because rules that are proper each for itself may leave no row that keeps them
 * all, and that should stop the start and not a payment.
 */
final class ProfileTrial {
    /** 42,000.00 yuan: the most that a county grants one household. */
    private static final long ORDINARY_AMOUNT_FEN = 4_200_000;

    private static final String ORDINARY_ID = "JZ" + "0".repeat(21);
    private static final String ORDINARY_NAME = "卓玛·央金";
    private static final String ORDINARY_CARD = "6".repeat(19);

    private final BankProfile profile;
    private final RowJudge judge;
    private final BiConsumer<String, String> note;
    private boolean faulty;

    /** @param note takes the field and the fault */
    ProfileTrial(BankProfile profile, BiConsumer<String, String> note) {
        this.profile = profile;
        this.judge = new RowJudge(profile);
        this.note = note;
    }

    void run() {
        noteText("debtorName", profile.debtorName(), Integer.MAX_VALUE);
        profile.layout().ifPresent(this::tryColumns);
        judge.judge(ordinaryRow())
                .forEach(flaw -> note("as a whole", "refuses an ordinary row: " + flaw.field() + " " + flaw.detail()));
        if (!faulty) {
            tryBytes();
        }
    }

    private void note(String field, String fault) {
        faulty = true;
        note.accept(field, fault);
    }

    /** Any single row must find a file that takes it. */
    private void tryBytes() {
        RowRules rules = RowRules.of(profile);
        long least = rules.frameBytes() + rules.widestRowBytes();
        if (least > profile.bytesPerFile()) {
            note("bytesPerFile", "must be at least " + least + ", which a file of one row may take");
        }
    }

    private void tryColumns(RowLayout layout) {
        for (RowColumn column : layout.columns()) {
            String place = "layout.columns " + column.field();
            if (layout.titles()) {
                noteText(place, column.title(), Integer.MAX_VALUE);
            }
            if (column.field() == RowField.SEQUENCE) {
                noteText(place, String.valueOf(profile.rowsPerFile()), column.longestBytes());
            }
            if (column.field() == RowField.ACCOUNT_KIND) {
                tryKinds(place, layout.accountKinds(), column.longestBytes());
            }
        }
    }

    private void tryKinds(String place, Map<String, String> codes, int longestBytes) {
        for (AccountKind kind : AccountKind.values()) {
            noteText(place, codes.getOrDefault(kind.name(), kind.name()), longestBytes);
        }
    }

    private void noteText(String place, String text, int longestBytes) {
        judge.textFault(text, longestBytes).ifPresent(fault -> note(place, fault.detail()));
    }

    private PaymentInstruction ordinaryRow() {
        return new PaymentInstruction(
                ORDINARY_ID,
                ORDINARY_AMOUNT_FEN,
                ORDINARY_NAME,
                ORDINARY_CARD,
                AccountKind.CARD.name(),
                profile.debtorBank(),
                profile.purposeText());
    }
}
