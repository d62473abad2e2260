package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.UUID;

/** The rows of table {@code payee_correction}. */
final class PayeeCorrectionStore {
    private static final String INSERT = """
            insert into payee_correction (county, id, request, attempt, reason, actor) values ($1, $2, $3, $4, $5, $6)
            """;

    Future<Void> insert(
            SqlClient sql, String county, UUID id, UUID request, int attempt, byte[] sealedReason, UUID actor) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(county, id, request, (short) attempt, Buffer.buffer(sealedReason), actor))
                .mapEmpty();
    }
}
