package relief.overview;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import relief.platform.Database;
import relief.platform.Recurring;

/** Shows how long the request has waited that nobody, machine or officer, has decided yet; NaN while nobody can tell. */
public final class OpenRequestGauge {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Database database;
    private volatile double ageSeconds = Double.NaN;

    public OpenRequestGauge(Database database, MeterRegistry meters) {
        this.database = database;
        Gauge.builder("relief.requests.oldest.open.age.seconds", this, gauge -> gauge.ageSeconds)
                .strongReference(true)
                .register(meters);
    }

    public Recurring start(Vertx vertx) {
        return Recurring.start(vertx, "looking for the oldest open request", EVERY, this::refresh);
    }

    Future<Void> refresh() {
        return database.read(OpenRequestStore::oldestAgeSeconds)
                .onFailure(failure -> ageSeconds = Double.NaN)
                .onSuccess(found -> ageSeconds = found)
                .mapEmpty();
    }
}
