package relief.overview;

import static relief.overview.SeenStateStore.SEEN;
import static relief.overview.SeenStateStore.WITH_LAST_PAYMENT;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * Reads pages of requests, oldest first. Each set of states that people ask for has the statement that finds it by an
 * index: a queue of ten must not cost a walk through a hundred thousand that are done.
 */
final class QueueStore {
    static final String COLUMNS = """
            r.county, r.id, r.level, r.disaster, r.township, r.village, r.tariff, r.cause, r.amount_fen, r.household_size,
            r.received_at, r.details, r.findings,
            """ + SEEN + " as seen";

    private static final String REQUESTS = "from request r " + WITH_LAST_PAYMENT + "where r.county = c.county";
    private static final String FAILED_PAYMENTS = """
            from payment p
            join grants g on g.county = p.county and g.request = p.request and g.attempt = p.attempt and not g.due
            join request r on r.county = p.county and r.id = p.request
            where p.county = c.county and p.state in ('REJECTED', 'RETURNED')
            """;

    private static final String ALL = page(branch(REQUESTS));
    private static final String FAILED = page(branch(FAILED_PAYMENTS));
    /** Each condition is that of a partial index. */
    private static final String OPEN = page(
            branch(REQUESTS + " and r.state = 'SUBMITTED' and r.stuck is null"),
            branch(REQUESTS + " and r.state = 'SUBMITTED' and r.stuck is not null"),
            branch(REQUESTS + " and r.state in ('HELD', 'ESCALATED_COUNTY', 'ESCALATED_PANEL', 'RETURNED')"));

    private static final Set<SeenState> OPEN_STATES = EnumSet.of(
            SeenState.SUBMITTED,
            SeenState.HELD,
            SeenState.ESCALATED_COUNTY,
            SeenState.ESCALATED_PANEL,
            SeenState.RETURNED);

    private QueueStore() {}

    /** County by county, so that each costs one page at the most. */
    private static String branch(String source) {
        return "select f.* from unnest($1::text[]) as c(county) cross join lateral (select " + COLUMNS + " " + source
                + """
                  and (r.received_at, r.id) > ($9, $10)
                  and ($3::text is null or r.township = $3)
                  and ($4::text is null or r.disaster = $4)
                  and ($5::uuid is null or r.submitted_by = $5)
                  and ($6::text is null or starts_with(r.village, $6))
                  and ($7::uuid is null or r.id between $7 and $8)
                  and ($2::text[] is null or
                """ + SEEN + " = any($2)) order by r.received_at, r.id limit $11) f";
    }

    private static String page(String... branches) {
        return "select * from (" + String.join(" union all ", branches) + ") found order by received_at, id limit $11";
    }

    static Future<List<ListedRequest>> page(
            SqlClient sql, QueueFilter filter, OffsetDateTime afterAt, UUID afterId, int limit) {
        Tuple parameters = Tuple.tuple()
                .addArrayOfString(filter.counties().toArray(String[]::new))
                .addArrayOfString(states(filter.states()))
                .addString(filter.township().orElse(null))
                .addString(filter.disaster().orElse(null))
                .addUUID(filter.submittedBy().orElse(null))
                .addString(filter.search().map(QueueFilter.Search::village).orElse(null))
                .addUUID(filter.search().map(QueueFilter.Search::from).orElse(null))
                .addUUID(filter.search().map(QueueFilter.Search::to).orElse(null))
                .addOffsetDateTime(afterAt)
                .addUUID(afterId)
                .addInteger(limit);
        return sql.preparedQuery(statement(filter.states())).execute(parameters).map(rows -> {
            List<ListedRequest> found = new ArrayList<>(rows.size());
            rows.forEach(row -> found.add(listed(row)));
            return found;
        });
    }

    static String statement(Set<SeenState> states) {
        if (states.isEmpty()) {
            return ALL;
        }
        if (states.equals(Set.of(SeenState.PAYMENT_FAILED))) {
            return FAILED;
        }
        return OPEN_STATES.containsAll(states) ? OPEN : ALL;
    }

    private static String[] states(Set<SeenState> states) {
        return states.isEmpty()
                ? null
                : states.stream().map(SeenState::name).sorted().toArray(String[]::new);
    }

    static ListedRequest listed(Row row) {
        return new ListedRequest(
                row.getString("county"),
                row.getUUID("id"),
                SeenState.valueOf(row.getString("seen")),
                row.getString("level"),
                row.getString("disaster"),
                row.getString("township"),
                row.getString("village"),
                row.getString("tariff"),
                row.getString("cause"),
                row.getLong("amount_fen"),
                row.getInteger("household_size"),
                row.getOffsetDateTime("received_at"),
                row.getBuffer("details"),
                row.getString("findings"));
    }
}
