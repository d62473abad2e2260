package relief.payment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentFileHeader;

/**
 * The next file of a run: which rows it takes and what it is called, all of it fixed by the run alone, so that a file
 * begun again after a crash has the same bytes.
 *
 * @param number from 1 on
 * @param firstPosition of the run's payments
 * @param lastPosition the last one that goes into the file
 */
record FilePlan(int number, int firstPosition, int lastPosition) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    /** @param filesBefore how many files the run has already, with {@code rowsBefore} rows in them */
    static FilePlan next(PaymentRun run, int filesBefore, int rowsBefore) {
        int last = Math.min(run.count(), rowsBefore + run.rowsPerFile());
        return new FilePlan(filesBefore + 1, rowsBefore + 1, last);
    }

    int count() {
        return lastPosition - firstPosition + 1;
    }

    boolean isLastOf(PaymentRun run) {
        return lastPosition == run.count();
    }

    /** Tells runs of one day apart by the end of their id, which is its random part. */
    String name(PaymentRun run) {
        String id = hex(run.id());
        String day = day(run).toString().replace("-", "");
        String digits = Integer.toString(number);
        return run.order().kind() + "-" + run.county() + "-" + day + "-" + id.substring(id.length() - 8) + "-"
                + "0".repeat(Math.max(0, 4 - digits.length())) + digits + ".xml";
    }

    PaymentFileHeader header(PaymentRun run, BankProfile profile, long totalFen) {
        String messageId = new AnsweredFile(run.id(), number).messageId();
        return new PaymentFileHeader(
                messageId,
                messageId,
                madeAt(run),
                day(run),
                profile.debtorName(),
                profile.debtorName(),
                profile.debtorAccount(),
                profile.debtorBank(),
                profile.purposeCode(),
                count(),
                totalFen);
    }

    private static LocalDate day(PaymentRun run) {
        return madeAt(run).toLocalDate();
    }

    private static OffsetDateTime madeAt(PaymentRun run) {
        return run.made().at().atZoneSameInstant(CHINA).toOffsetDateTime();
    }

    private static String hex(UUID id) {
        return id.toString().replace("-", "");
    }
}
