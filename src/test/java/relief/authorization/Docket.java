package relief.authorization;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import relief.disaster.Disaster;
import relief.disaster.StandingOrder;
import relief.disaster.Tariff;
import relief.request.Finding;
import relief.request.Finding.Code;
import relief.request.PendingRequest;
import relief.request.RequestState;

/** Requests, a disaster and orders for the authorizer to judge, and its verdicts in short words. */
final class Docket {
    static final String COUNTY = "630222";
    static final String TOWNSHIP = "630222103";
    static final OffsetDateTime NOW = OffsetDateTime.parse("2023-12-19T08:00:00+08:00");

    private Docket() {}

    static PendingRequest request(String tariff, long amountFen, List<Finding> own) {
        return new PendingRequest(
                COUNTY,
                UUID.randomUUID(),
                "QUAKE",
                TOWNSHIP,
                tariff,
                amountFen,
                NOW,
                List.of(),
                null,
                null,
                own,
                new UUID(9, 9),
                Optional.empty(),
                RequestState.SUBMITTED,
                Optional.empty());
    }

    static Disaster disaster(Disaster.Mode mode) {
        return new Disaster(
                "QUAKE",
                "地震",
                "EARTHQUAKE",
                NOW,
                new TreeSet<>(List.of(TOWNSHIP)),
                List.of(
                        new Tariff("WIDE", "宽", 1, 10_000_000, true),
                        new Tariff("NARROW", "窄", 200_000, 300_000, true),
                        new Tariff("UNORDERED", "无令", 1, 10_000_000, true)),
                mode,
                Disaster.State.OPEN,
                COUNTY);
    }

    static StandingOrder order(UUID id, long budgetFen, String... tariffs) {
        StandingOrder.Signature signed = new StandingOrder.Signature(new UUID(5, 1), "guanting", NOW);
        StandingOrder.Signature second = new StandingOrder.Signature(new UUID(5, 2), "guanting2", NOW);
        return new StandingOrder(
                COUNTY,
                id,
                "QUAKE",
                TOWNSHIP,
                new TreeSet<>(List.of(tariffs)),
                budgetFen,
                0,
                signed,
                Optional.of(second));
    }

    static String kind(Verdict verdict) {
        return verdict.getClass().getSimpleName().toUpperCase(Locale.ROOT);
    }

    static Level levelOf(Verdict verdict) {
        if (verdict instanceof Verdict.Granted granted) {
            return granted.level();
        }
        return verdict instanceof Verdict.Held held ? held.level() : ((Verdict.Escalated) verdict).level();
    }

    static List<Code> codes(Verdict verdict) {
        return verdict.findings().stream().map(Finding::code).toList();
    }
}
