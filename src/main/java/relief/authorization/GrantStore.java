package relief.authorization;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlResult;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.request.Ownership.HouseholdKey;

/** The rows of table {@code grants} as payments need them. */
final class GrantStore {
    private static final String COLUMNS = """
            county, request, disaster, township, household_county, household, fund, pot_region, amount_fen, level, authority,
            attempt, payee, received_at, decided_at, due, disputed
            """;
    private static final String TAKE_DUE = """
            with taken as (
                select request from grants
                where county = $1 and disaster = $2 and due and payee is not null and authority <> 'user:' || $4
                limit $5 for update skip locked)
            update grants set due = false, run = $3, attempt = attempt + 1
            from taken where grants.county = $1 and grants.request = taken.request
            """;
    private static final String LEFT_OUT = """
            select request, case when payee is null then 'PAYEE_MISSING' else 'APPROVED_BY_MAKER' end as reason,
                count(*) over () as all_of_them
            from grants
            where county = $1 and disaster = $2 and due and (payee is null or authority = 'user:' || $3)
            order by request limit $4
            """;
    /** Locked, so that nobody changes a payee while the payment of it is being made. */
    private static final String OF_RUN = "select " + COLUMNS + """
            from grants
            where county = $1 and run = $2 and ($3::uuid is null or request > $3)
            order by request limit $4
            for update
            """;

    private static final String GIVE_BACK = """
            update grants set due = not disputed, run = null where county = $1 and run = $2
            """;
    private static final String LEAVE = """
            update grants set due = not disputed, run = null, attempt = attempt - 1
            where county = $1 and run = $2 and request = any($3)
            """;
    private static final String LOCK = "select " + COLUMNS + """
            from grants where county = $1 and request = $2 for update
            """;
    // Of every grant named, due or not, so that it waits for whoever is making one due again.
    private static final String DISPUTE = """
            with of_these as (
                select request from grants where county = $1 and request = any($2) order by request for update)
            update grants set disputed = true, due = false
            from of_these where grants.county = $1 and grants.request = of_these.request
            """;
    private static final String END_DISPUTE = """
            update grants set disputed = false where county = $1 and request = $2
            """;
    private static final String HAS_DISPUTED = """
            select exists(select from grants where county = $1 and run = $2 and disputed) as found
            """;
    private static final String HAS_APPROVED_BY = """
            select exists(select from grants where county = $1 and run = $2 and authority = 'user:' || $3) as found
            """;
    private static final String MAKE_DUE_AGAIN = """
            update grants set due = true, run = null, payee = $3 where county = $1 and request = $2
            """;

    Future<Integer> takeDue(SqlClient sql, String county, String disaster, UUID run, String maker, int limit) {
        return sql.preparedQuery(TAKE_DUE)
                .execute(Tuple.of(county, disaster, run, maker, limit))
                .map(SqlResult::rowCount);
    }

    Future<LeftOut> leftOut(SqlClient sql, String county, String disaster, String maker, int limit) {
        return sql.preparedQuery(LEFT_OUT)
                .execute(Tuple.of(county, disaster, maker, limit))
                .map(GrantStore::leftOut);
    }

    Future<List<Grant>> ofRun(SqlClient sql, String county, UUID run, UUID afterRequest, int limit) {
        return sql.preparedQuery(OF_RUN)
                .execute(Tuple.of(county, run, afterRequest, limit))
                .map(GrantStore::grants);
    }

    Future<Integer> giveBack(SqlClient sql, String county, UUID run) {
        return sql.preparedQuery(GIVE_BACK).execute(Tuple.of(county, run)).map(SqlResult::rowCount);
    }

    Future<Void> leave(SqlClient sql, String county, UUID run, List<UUID> requests) {
        return sql.preparedQuery(LEAVE)
                .execute(Tuple.of(county, run).addArrayOfUUID(requests.toArray(UUID[]::new)))
                .mapEmpty();
    }

    Future<Optional<Grant>> lock(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(LOCK)
                .execute(Tuple.of(county, request))
                .map(rows -> grants(rows).stream().findFirst());
    }

    Future<Void> dispute(SqlClient sql, String county, List<UUID> requests) {
        return sql.preparedQuery(DISPUTE)
                .execute(Tuple.of(county).addArrayOfUUID(requests.toArray(UUID[]::new)))
                .mapEmpty();
    }

    Future<Void> endDispute(SqlClient sql, String county, UUID request) {
        return sql.preparedQuery(END_DISPUTE).execute(Tuple.of(county, request)).mapEmpty();
    }

    Future<Boolean> hasDisputed(SqlClient sql, String county, UUID run) {
        return sql.preparedQuery(HAS_DISPUTED)
                .execute(Tuple.of(county, run))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    Future<Boolean> hasApprovedBy(SqlClient sql, String county, UUID run, String username) {
        return sql.preparedQuery(HAS_APPROVED_BY)
                .execute(Tuple.of(county, run, username))
                .map(rows -> rows.iterator().next().getBoolean("found"));
    }

    Future<Void> makeDueAgain(SqlClient sql, String county, UUID request, byte[] sealedPayee) {
        return sql.preparedQuery(MAKE_DUE_AGAIN)
                .execute(Tuple.of(county, request, Buffer.buffer(sealedPayee)))
                .mapEmpty();
    }

    private static LeftOut leftOut(RowSet<Row> rows) {
        List<LeftOut.One> first = new ArrayList<>(rows.size());
        int count = 0;
        for (Row row : rows) {
            first.add(new LeftOut.One(row.getUUID("request"), LeftOut.Reason.valueOf(row.getString("reason"))));
            count = row.getInteger("all_of_them");
        }
        return new LeftOut(count, first);
    }

    private static List<Grant> grants(RowSet<Row> rows) {
        List<Grant> grants = new ArrayList<>(rows.size());
        rows.forEach(row -> grants.add(grant(row)));
        return grants;
    }

    private static Grant grant(Row row) {
        return new Grant(
                row.getString("county"),
                row.getUUID("request"),
                row.getString("disaster"),
                row.getString("township"),
                new HouseholdKey(row.getString("household_county"), row.getUUID("household")),
                row.getString("fund"),
                row.getString("pot_region"),
                row.getLong("amount_fen"),
                row.getString("level"),
                row.getString("authority"),
                row.getInteger("attempt"),
                Optional.ofNullable(row.getBuffer("payee")).map(Buffer::getBytes),
                row.getOffsetDateTime("received_at"),
                row.getOffsetDateTime("decided_at"),
                row.getBoolean("due"),
                row.getBoolean("disputed"));
    }
}
