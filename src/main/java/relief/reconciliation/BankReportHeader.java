package relief.reconciliation;

import java.util.List;

/**
 * What a bank said about a whole payment file, as it stands in the report: a positive status of the group or of a
 * batch may be all the bank says, without any answer by row.
 *
 * @param groupStatus raw, for example ACSC, ACCP, PART, RJCT; null if the bank said none
 * @param originalCount rows the bank believes the file had; -1 if it said none
 * @param reasonCode why the whole file was refused; null if it said none
 * @param reasonText the bank's own words; null if it said none
 * @param batches one for each payment information the bank named
 */
public record BankReportHeader(
        String messageId,
        String originalMessageId,
        String groupStatus,
        long originalCount,
        String reasonCode,
        String reasonText,
        List<BatchStatus> batches) {
    public BankReportHeader {
        batches = List.copyOf(batches);
    }

    /**
     * What a bank said about one payment information of the file.
     *
     * @param status raw; null if the bank said none
     * @param originalCount -1 if the bank said none
     * @param reasonCode null if the bank said none
     * @param reasonText null if the bank said none
     */
    public record BatchStatus(
            String paymentInformationId, String status, long originalCount, String reasonCode, String reasonText) {}
}
