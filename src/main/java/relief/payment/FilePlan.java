package relief.payment;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.UUID;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentFileHeader;

/**
 * A file of a run that waits to be sealed: what it is called and what stands above its rows, all of it fixed by the run
 * alone, so that a file begun again after a crash has the same bytes.
 *
 * @param number from 1 on
 */
record FilePlan(int number, String name, int count, long totalFen) {
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    /** Tells runs of one day apart by the end of their id, which is its random part. */
    static String name(PaymentRun run, int number, String suffix) {
        String id = hex(run.id());
        String day = day(run).toString().replace("-", "");
        String digits = Integer.toString(number);
        return run.order().kind() + "-" + run.county() + "-" + day + "-" + id.substring(id.length() - 8) + "-"
                + "0".repeat(Math.max(0, 4 - digits.length())) + digits + "." + suffix;
    }

    PaymentFileHeader header(PaymentRun run, BankProfile profile) {
        String messageId = new AnsweredFile(run.id(), number).messageId();
        return new PaymentFileHeader(
                messageId,
                messageId,
                madeAt(run),
                profile.valueDate().of(day(run)),
                profile.debtorName(),
                profile.debtorName(),
                profile.debtorAccount(),
                profile.debtorBank(),
                profile.purposeCode(),
                count,
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
