package relief.oversight;

import io.vertx.core.Future;
import io.vertx.sqlclient.SqlClient;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Page;
import relief.region.RegionLevel;
import relief.region.Regions;
import relief.request.RequestService;

/** Tells what happened, to those whose business it is: counties whole, townships only of their own requests. */
public final class JournalService {
    private static final UUID FIRST = new UUID(0, 0);
    /** A case has some ten steps; this many would be a fault to look into, not a history to show. */
    private static final int LONGEST_HISTORY = 500;

    private final Database database;
    private final Regions regions;
    private final RequestService requests;

    public JournalService(Database database, Regions regions, RequestService requests) {
        this.database = database;
        this.regions = regions;
        this.requests = requests;
    }

    /** In order, from the oldest. */
    public Future<Page<JournalLine>> list(
            Caller caller, Optional<String> subject, Optional<List<String>> after, int limit) {
        UUID last = after.map(key -> Page.id(key.get(0))).orElse(FIRST);
        return requireOwn(caller, subject)
                .compose(own -> database.read(sql -> page(sql, countiesOf(caller), subject, last, limit + 1)))
                .map(found -> Page.of(found, limit, line -> List.of(line.id().toString())));
    }

    /** What happened to one thing and to the payments of it, for whoever has made sure that the caller may know of it. */
    public Future<List<JournalLine>> history(SqlClient sql, String county, String subject) {
        return page(sql, List.of(county), Optional.of(subject), FIRST, LONGEST_HISTORY);
    }

    private static Future<List<JournalLine>> page(
            SqlClient sql, List<String> counties, Optional<String> subject, UUID after, int limit) {
        if (subject.isEmpty()) {
            return JournalStore.page(sql, counties, after, limit);
        }
        return paying(sql, counties, subject.get())
                .compose(paying -> JournalStore.page(sql, counties, subject.get(), paying, after, limit));
    }

    /** A request has no entry for each of its payments: what happened to the runs and files that pay it happened to it. */
    private static Future<JournalStore.Paying> paying(SqlClient sql, List<String> counties, String subject) {
        try {
            return JournalStore.paying(sql, counties, UUID.fromString(subject));
        } catch (IllegalArgumentException noRequest) {
            return Future.succeededFuture(JournalStore.Paying.NOTHING);
        }
    }

    /** The nation's own entries, such as sign-ins above the counties, stand in a book of their own. */
    private List<String> countiesOf(Caller caller) {
        List<String> counties = regions.countiesOf(caller.region());
        return caller.region().equals(Regions.NATION)
                ? java.util.stream.Stream.concat(counties.stream(), java.util.stream.Stream.of(Regions.NATION))
                        .toList()
                : counties;
    }

    /** A county's journal does not say of which township an entry is, but the subject does. */
    private Future<Void> requireOwn(Caller caller, Optional<String> subject) {
        if (regions.get(caller.region()).level().compareTo(RegionLevel.TOWNSHIP) < 0) {
            return Future.succeededFuture();
        }
        String request = subject.orElseThrow(() -> Refused.parameter(
                "subject", "required", "Name one: a township reads the journal of one request at a time."));
        try {
            return requests.place(caller, UUID.fromString(request)).mapEmpty();
        } catch (IllegalArgumentException noRequest) {
            throw Refused.notFound("The request");
        }
    }
}
