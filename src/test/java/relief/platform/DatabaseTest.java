package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.vertx.core.Future;
import io.vertx.sqlclient.Tuple;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import relief.kernel.Refused;

class DatabaseTest {
    private final Database database = LiveDatabase.database();

    @Test
    void what_a_transaction_records_stands_in_the_journal_after_the_commit() {
        UUID subject = Ids.next();
        database.inTransaction(tx -> {
                    tx.record(JournalEntry.of("630222", "thing.happened", subject, "tester", Map.of("amountFen", 5)));
                    return Future.succeededFuture();
                })
                .await();
        assertEquals("{\"amountFen\":5}", factsOf(subject));
    }

    @Test
    void a_refusal_undoes_the_transaction_and_its_journal() {
        UUID subject = Ids.next();
        Future<Object> refused = database.inTransaction(tx -> {
            tx.record(JournalEntry.of("630222", "thing.happened", subject, "tester", Map.of()));
            throw Refused.because("wrong-state", "no");
        });
        assertEquals("wrong-state", assertThrows(Refused.class, refused::await).code());
        assertEquals("none", factsOf(subject));
    }

    private String factsOf(UUID subject) {
        return database.read(sql -> sql.preparedQuery("select facts from journal where subject = $1")
                        .execute(Tuple.of(subject.toString())))
                .map(rows -> rows.size() == 0 ? "none" : rows.iterator().next().getString(0))
                .await();
    }
}
