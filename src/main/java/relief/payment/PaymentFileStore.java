package relief.payment;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The rows of table {@code payment_file}. */
final class PaymentFileStore {
    private static final String INSERT = """
            insert into payment_file (county, run, number, name, count, total_fen, bytes, sha256)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """;
    private static final String OF_RUNS = """
            select * from payment_file where county = $1 and run = any($2) order by run, number
            """;

    Future<Void> insert(SqlClient sql, String county, PaymentFile file) {
        Tuple row = Tuple.tuple()
                .addString(county)
                .addUUID(file.run())
                .addInteger(file.number())
                .addString(file.name())
                .addInteger(file.count())
                .addLong(file.totalFen())
                .addLong(file.bytes())
                .addString(file.sha256());
        return sql.preparedQuery(INSERT).execute(row).mapEmpty();
    }

    /** Run by run, in the order of their numbers. */
    Future<List<PaymentFile>> ofRuns(SqlClient sql, String county, List<UUID> runs) {
        return sql.preparedQuery(OF_RUNS)
                .execute(Tuple.of(county).addArrayOfUUID(runs.toArray(UUID[]::new)))
                .map(rows -> {
                    List<PaymentFile> files = new ArrayList<>(rows.size());
                    rows.forEach(row -> files.add(new PaymentFile(
                            row.getUUID("run"),
                            row.getInteger("number"),
                            row.getString("name"),
                            row.getInteger("count"),
                            row.getLong("total_fen"),
                            row.getLong("bytes"),
                            row.getString("sha256"))));
                    return files;
                });
    }
}
