package relief.reconciliation;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.payment.AnswerOutcome;
import relief.payment.DisputeService;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.JournalEntry;
import relief.platform.Page;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.reconciliation.QuarantineStore.Place;
import relief.reconciliation.QuarantinedAnswer.Outcome;

/**
 * Shows the answers that fit no payment, and lets people settle them: one dismisses what concerns nobody, two confirm how
 * a disputed payment ended.
 */
public final class QuarantineService {
    private final Database database;
    private final Access access;
    private final Vault vault;
    private final DisputeService disputes;
    private final MultiGauge quarantined;
    private final BankReportStore reports = new BankReportStore();
    private final QuarantineStore quarantine;

    public QuarantineService(
            Database database, Access access, Vault vault, DisputeService disputes, MeterRegistry registry) {
        this.database = database;
        this.access = access;
        this.vault = vault;
        this.disputes = disputes;
        this.quarantine = new QuarantineStore(this::open);
        this.quarantined =
                MultiGauge.builder("relief.reconciliation.quarantined").register(registry);
    }

    /** In the order of the report. */
    public Future<Page<QuarantinedAnswer>> list(
            Caller caller, Optional<String> county, String sha256, Optional<List<String>> after, int limit) {
        BankReportStore.Key key = new BankReportStore.Key(access.county(caller, county), sha256);
        int afterLine = after.map(line -> Page.number(line.get(0))).orElse(0);
        return database.read(sql -> reports.find(sql, key)
                        .map(found -> found.orElseThrow(() -> Refused.notFound("The bank report")))
                        .compose(report -> quarantine.page(sql, key, afterLine, limit + 1)))
                .map(found -> Page.of(found, limit, answer -> List.of(Integer.toString(answer.line()))));
    }

    /** What one person proposes, another confirms by saying the same; said again by the same person it changes nothing. */
    public Future<QuarantinedAnswer> resolve(
            Caller caller, Optional<String> county, String sha256, int line, Outcome outcome, String note) {
        Place place = new Place(new BankReportStore.Key(access.county(caller, county), sha256), line);
        return database.inTransaction(tx -> lock(tx, place)
                .compose(answer -> resolve(tx, caller, place, answer, outcome, note))
                .compose(done -> lock(tx, place)));
    }

    private Future<QuarantinedAnswer> lock(Tx tx, Place place) {
        return quarantine
                .lock(tx.sql(), place)
                .map(found -> found.orElseThrow(() -> Refused.notFound("The row in quarantine")));
    }

    private Future<Void> resolve(
            Tx tx, Caller caller, Place place, QuarantinedAnswer answer, Outcome outcome, String note) {
        if (answer.isResolved()) {
            return requireSame(caller, answer, outcome);
        }
        if (outcome == Outcome.DISMISSED) {
            return dismiss(tx, caller, place, answer, note);
        }
        if (answer.kind() != AnswerOutcome.CONTRADICTION) {
            throw Refused.because("wrong-state", "The row is about no disputed payment; it can only be dismissed.");
        }
        return answer.isProposedByAnother(outcome, caller.id())
                ? confirm(tx, caller, place, answer, outcome)
                : propose(tx, caller, place, outcome, note);
    }

    private static Future<Void> requireSame(Caller caller, QuarantinedAnswer answer, Outcome outcome) {
        boolean same = answer.resolution()
                .filter(known -> known.outcome() == outcome)
                .flatMap(QuarantinedAnswer.Resolution::resolved)
                .filter(said -> said.by().equals(caller.id()))
                .isPresent();
        if (!same) {
            throw Refused.because("wrong-state", "The row was settled before.");
        }
        return Future.succeededFuture();
    }

    private Future<Void> dismiss(Tx tx, Caller caller, Place place, QuarantinedAnswer answer, String note) {
        Future<Boolean> disputed = answer.kind() == AnswerOutcome.CONTRADICTION
                ? disputes.isDisputed(tx, place.report().county(), answer.endToEndId())
                : Future.succeededFuture(false);
        return disputed.compose(open -> {
            if (open) {
                throw Refused.because(
                        "wrong-state", "The payment is disputed: say whether the bank confirmed it or its rejection.");
            }
            record(tx, caller, place, "bank-report.answer-resolved", Outcome.DISMISSED);
            return quarantine.dismiss(tx.sql(), place, seal(place, note), caller);
        });
    }

    private Future<Void> propose(Tx tx, Caller caller, Place place, Outcome outcome, String note) {
        record(tx, caller, place, "bank-report.answer-proposed", outcome);
        return quarantine.propose(tx.sql(), place, outcome, seal(place, note), caller);
    }

    private Future<Void> confirm(Tx tx, Caller caller, Place place, QuarantinedAnswer answer, Outcome outcome) {
        record(tx, caller, place, "bank-report.answer-resolved", outcome);
        boolean wasPaid = outcome == Outcome.CONFIRMED_PAID;
        return disputes.clear(tx, place.report().county(), answer.endToEndId(), wasPaid, caller.username())
                .compose(cleared -> quarantine.confirm(tx.sql(), place, caller));
    }

    private static void record(Tx tx, Caller caller, Place place, String event, Outcome outcome) {
        BankReportStore.Key report = place.report();
        tx.record(JournalEntry.of(
                report.county(),
                event,
                report.sha256(),
                caller.username(),
                Map.of("row", place.line(), "resolution", outcome.name())));
    }

    private byte[] seal(Place place, String note) {
        return vault.seal(note.getBytes(StandardCharsets.UTF_8), addressOf(place));
    }

    private String open(Place place, byte[] sealed) {
        return new String(vault.open(sealed, addressOf(place)), StandardCharsets.UTF_8);
    }

    private static String addressOf(Place place) {
        return "quarantined_answer.note:" + place.report().county() + "/"
                + place.report().sha256() + "/" + place.line();
    }

    /** Counts what is in quarantine anew for its gauge. */
    public Future<Void> measure() {
        return database.read(QuarantineStore::byKind).map(byKind -> {
            quarantined.register(
                    Arrays.stream(AnswerOutcome.values())
                            .filter(AnswerOutcome::isQuarantined)
                            .map(kind -> MultiGauge.Row.of(Tags.of("kind", kind.name()), byKind.getOrDefault(kind, 0L)))
                            .toList(),
                    true);
            return null;
        });
    }
}
