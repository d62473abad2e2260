package relief.fund;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import relief.platform.Database;
import relief.platform.Recurring;

/** Shows what every fund holds as gauges, summed up over its regions by one query every few seconds. */
public final class FundMetrics {
    private static final Duration EVERY = Duration.ofSeconds(5);

    private final Database database;
    private final LedgerStore store = new LedgerStore();
    private final Map<PotKind, MultiGauge> gauges = new EnumMap<>(PotKind.class);

    /** What all pots of one kind of a fund hold together. */
    record Total(String county, String fund, PotKind kind, long fen) {}

    public FundMetrics(Database database, MeterRegistry registry) {
        this.database = database;
        gauge(registry, PotKind.AVAILABLE, "relief.fund.available.fen", "Money that may be granted");
        gauge(registry, PotKind.RESERVED, "relief.fund.reserved.fen", "Money granted and not yet sent to a bank");
        gauge(registry, PotKind.IN_PAYMENT, "relief.fund.in.payment.fen", "Money sent to a bank without its answer");
        gauge(registry, PotKind.PAID, "relief.fund.paid.fen", "Money that arrived");
    }

    private void gauge(MeterRegistry registry, PotKind kind, String name, String description) {
        gauges.put(kind, MultiGauge.builder(name).description(description).register(registry));
    }

    public Recurring start(Vertx vertx) {
        return Recurring.start(vertx, "summing the pots", EVERY, this::refresh);
    }

    Future<Void> refresh() {
        return database.read(store::totals).map(totals -> {
            gauges.forEach((kind, gauge) -> gauge.register(rows(kind, totals), true));
            return null;
        });
    }

    private static List<MultiGauge.Row<?>> rows(PotKind kind, List<Total> totals) {
        return totals.stream()
                .filter(total -> total.kind() == kind)
                .<MultiGauge.Row<?>>map(total ->
                        MultiGauge.Row.of(Tags.of("county", total.county(), "fund", total.fund()), total.fen()))
                .toList();
    }
}
