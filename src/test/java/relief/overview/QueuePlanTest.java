package relief.overview;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import relief.platform.Ids;
import relief.platform.LiveDatabase;

/** The plans of the queue on twenty thousand requests that are done and a few that wait, in a transaction rolled back. */
class QueuePlanTest {
    private static final String FILL = """
            insert into request (county, id, disaster, township, village, tariff, cause, amount_fen, residence, channel,
                                 captured_at, received_at, submitted_by, digest, persons, household_size, details,
                                 state, findings)
            select '630225', gen_random_uuid(), 'PLAN-TEST', '630225100', '村', 'AFFECTED', 'OTHER', 1, 'LOCAL', 'FIELD',
                   now(), now() + n * interval '1 second', gen_random_uuid(), '', '', 1, '',
                   case when n % 1000 = 0 then 'HELD' when n % 1001 = 0 then 'SUBMITTED' else 'REJECTED' end, '[]'
            from generate_series(1, 20000) as n
            """;

    static Stream<Arguments> queues() {
        return Stream.of(
                Arguments.of(Set.of(), List.of("request_by_time")),
                Arguments.of(
                        Set.of(SeenState.SUBMITTED, SeenState.HELD), List.of("request_submitted", "request_to_decide")),
                Arguments.of(Set.of(SeenState.PAYMENT_FAILED), List.of("payment_failed")));
    }

    @ParameterizedTest
    @MethodSource("queues")
    void each_queue_is_read_by_its_index(Set<SeenState> states, List<String> indexes) {
        String plan = LiveDatabase.database()
                .read(sql -> planOf(sql, QueueStore.statement(states)))
                .await();
        indexes.forEach(index -> assertTrue(plan.contains(index), index + " is not in the plan:\n" + plan));
        assertTrue(!plan.contains("Seq Scan on request"), plan);
    }

    /** Of the prepared statement as it is planned once for all parameters. */
    private static Future<String> planOf(SqlConnection sql, String statement) {
        String name = "plan_" + Ids.next().toString().replace("-", "");
        String values =
                "'{630225}', null, null, null, null, null, null, null, '1900-01-01', '" + new UUID(0, 0) + "', 51";
        return sql.begin()
                .compose(tx -> sql.query(FILL)
                        .execute()
                        .compose(filled -> sql.query("analyze request").execute())
                        .compose(analysed -> sql.query("set local plan_cache_mode = force_generic_plan")
                                .execute())
                        .compose(set -> sql.query("prepare " + name + " as " + statement)
                                .execute())
                        .compose(prepared -> sql.query("explain execute " + name + "(" + values + ")")
                                .execute())
                        .map(rows -> {
                            List<String> lines = new ArrayList<>();
                            rows.forEach(row -> lines.add(row.getString(0)));
                            return String.join("\n", lines);
                        })
                        .eventually(tx::rollback));
    }
}
