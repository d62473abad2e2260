package relief.reconciliation;

/** Says in one plain sentence why a bank's report cannot be read; nothing of such a report is to be applied. */
public final class BankReportFault extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BankReportFault(String sentence) {
        super(sentence, null, false, false);
    }
}
