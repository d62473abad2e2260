package relief.payment;

import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a {@link PaymentRun} of its row; apart from its Store because the row is wide. */
final class PaymentRunRow {
    private PaymentRunRow() {}

    static PaymentRun run(Row row) {
        return new PaymentRun(
                row.getUUID("id"),
                new RunOrder(
                        row.getString("kind"),
                        row.getString("disaster"),
                        row.getString("county"),
                        row.getString("profile")),
                row.getInteger("rows_per_file"),
                RunState.valueOf(row.getString("state")),
                new Deed(row.getUUID("made_by"), row.getString("maker"), row.getOffsetDateTime("made_at")),
                row.getInteger("count"),
                row.getLong("total_fen"),
                new PaymentRun.Excluded(row.getInteger("excluded"), List.of(row.getArrayOfUUIDs("excluded_requests"))),
                new PaymentRun.Results(row.getInteger("paid"), row.getInteger("rejected"), row.getInteger("returned")),
                Optional.ofNullable(row.getOffsetDateTime("sealed_at")),
                deed(row, "released_by", "releaser", "released_at"),
                Optional.ofNullable(row.getOffsetDateTime("completed_at")),
                deed(row, "cancelled_by", "canceller", "cancelled_at"),
                Optional.ofNullable(row.getBuffer("cancel_reason")).map(Buffer::getBytes),
                Optional.ofNullable(row.getString("stuck")));
    }

    private static Optional<Deed> deed(Row row, String by, String name, String at) {
        UUID who = row.getUUID(by);
        return who == null
                ? Optional.empty()
                : Optional.of(new Deed(who, row.getString(name), row.getOffsetDateTime(at)));
    }
}
