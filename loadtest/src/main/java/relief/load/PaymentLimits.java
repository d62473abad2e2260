package relief.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What PostgreSQL alone takes for the same rows, without anything being decrypted, checked, written in a bank's form or
 * accounted for: the least that sealing and reconciling could take.
 */
final class PaymentLimits {
    private static final int ROUNDS = 3;

    private static final String UPDATE = """
            update payment_copy p set state = case a.status when 'ACSC' then 'PAID' else 'REJECTED' end,
                bank_reason = a.reason, changed_at = now()
            from answer_copy a
            where p.county = '%s' and p.end_to_end_id = a.end_to_end_id and p.amount_fen = a.amount_fen
            """;

    private final Postgres postgres;
    private final String database;
    private final String county;
    private final Path folder;

    PaymentLimits(Install install, String database, String county) {
        this.postgres = install.postgres();
        this.database = database;
        this.county = county;
        this.folder = install.folder();
    }

    /** @return the median of the seconds in which one client reads what sealing reads, in its order, into a file */
    double secondsToRead(SealedRun run) throws IOException {
        Path target = folder.resolve("payments.copy");
        String copy = ("\\copy (select end_to_end_id, amount_fen, request, payee from payment"
                        + " where county = '%s' and run = '%s' order by file, position) to '%s'")
                .formatted(county, run.id(), target);
        List<Double> seconds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            seconds.add(seconds(copy));
            Files.delete(target);
        }
        return Median.of(seconds, Double::doubleValue);
    }

    /** Keeps the payments of a run as they are before the bank has answered. */
    void keep(SealedRun run) {
        postgres.sql(
                database,
                "create table payment_before as select * from payment where county = '" + county + "' and run = '"
                        + run.id() + "'");
    }

    /** Seconds to bring the answers into a table, and to change the payments by them. */
    record Written(double copySeconds, double updateSeconds) {
        double seconds() {
            return copySeconds + updateSeconds;
        }
    }

    /** @return the median of those rounds, each on a new copy of the payments that were kept, with all indexes */
    Written secondsToWrite(Path answers) {
        List<Written> rounds = new ArrayList<>();
        for (int round = 0; round < ROUNDS; round++) {
            postgres.sql(
                    database,
                    "create table payment_copy (like payment including all)",
                    "insert into payment_copy select * from payment_before",
                    "create table answer_copy (end_to_end_id text, amount_fen bigint, account text, status text,"
                            + " reason text)",
                    "vacuum analyze payment_copy",
                    "checkpoint");
            double copySeconds = seconds("\\copy answer_copy from '" + answers + "'");
            postgres.sql(database, "analyze answer_copy");
            double updateSeconds = seconds(UPDATE.formatted(county));
            postgres.sql(database, "drop table payment_copy, answer_copy");
            rounds.add(new Written(copySeconds, updateSeconds));
        }
        rounds.sort(Comparator.comparingDouble(Written::seconds));
        return rounds.get(ROUNDS / 2);
    }

    /** Takes away what was kept. */
    void forget() {
        postgres.sql(database, "drop table payment_before");
    }

    private double seconds(String statement) {
        long start = System.nanoTime();
        postgres.sql(database, statement);
        return (System.nanoTime() - start) / 1e9;
    }
}
