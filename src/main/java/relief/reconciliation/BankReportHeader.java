package relief.reconciliation;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import relief.payment.AnswerMeaning;

/**
 * What a bank said about a whole payment file, as it stands in the report: a status of the group or of its only batch
 * may be all the bank says, without any answer by row.
 *
 * @param originalMessageId of the file that is answered; null where the format does not name it
 * @param group about the message
 * @param batches one for each payment information the bank named
 */
public record BankReportHeader(String originalMessageId, Verdict group, List<Verdict> batches) {
    /** Only rows, and nothing about files. */
    static final BankReportHeader NONE = new BankReportHeader(null, new Verdict(null, -1, null), List.of());

    public BankReportHeader {
        batches = List.copyOf(batches);
    }

    /**
     * One status for many rows.
     *
     * @param status raw, for example ACSC, ACCP, PART, RJCT; null if the bank said none
     * @param originalCount rows the bank believes there are; -1 if it said none
     * @param reasonCode why all were refused; null if it said none
     */
    public record Verdict(String status, long originalCount, String reasonCode) {
        private boolean isOfAll() {
            return status != null && !status.equals("PART");
        }
    }

    /** Whether the bank refused a file, or a batch of it, because it has it already. */
    boolean isOfSecondCopy() {
        return Stream.concat(Stream.of(group), batches.stream())
                .anyMatch(verdict -> AnswerMeaning.isOfSecondCopy(verdict.reasonCode()));
    }

    /** What stands for every row that is not named: the group's word, or that of the only batch. */
    Optional<Verdict> findWhole() {
        if (group.isOfAll()) {
            return Optional.of(group);
        }
        return batches.size() == 1 ? Optional.of(batches.get(0)).filter(Verdict::isOfAll) : Optional.empty();
    }
}
