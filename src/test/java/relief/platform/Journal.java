package relief.platform;

import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;

/** Reads the events of a subject out of the live database's journal. */
public final class Journal {
    private Journal() {}

    public static List<String> events(Object subject) {
        return LiveDatabase.database()
                .read(sql -> sql.preparedQuery("select county, event from journal where subject = $1 order by id")
                        .execute(Tuple.of(subject.toString())))
                .map(rows -> {
                    List<String> events = new ArrayList<>();
                    rows.forEach(row -> events.add(row.getString("county") + " " + row.getString("event")));
                    return events;
                })
                .await();
    }
}
