package relief.fund;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import relief.kernel.Refused;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Spool;
import relief.region.Regions;

/** The day-end statements of funds over HTTP, for screens as JSON and for whoever reckons again as CSV. */
public final class FundDayRoutes {
    private static final String CSV = ".csv";

    private final FundDayService days;
    private final Regions regions;
    private final Spool spool;

    public FundDayRoutes(FundDayService days, Regions regions, Spool spool) {
        this.days = days;
        this.regions = regions;
        this.spool = spool;
    }

    public void register(ContractRouter router) {
        router.on("getFundStatement", this::statement).on("getFundStatementTransfers", this::transfers);
    }

    private Future<Answer> statement(Call call) {
        boolean csv = call.path("date").endsWith(CSV)
                || call.header("Accept").filter(it -> it.contains("text/csv")).isPresent();
        return find(call)
                .compose(found -> days.day(found)
                        .map(day ->
                                csv ? table(found, FundDayCsv.statement(day)) : Answer.ok(json(found.fund(), day))));
    }

    private static Answer table(FundDayService.Found found, Buffer text) {
        return file(Answer.written(response -> response.end(text)), found, "");
    }

    private Future<Answer> transfers(Call call) {
        return find(call)
                .map(found -> file(
                        Answer.written(response -> spool.send(response, sink -> write(found, sink))),
                        found,
                        "-transfers"));
    }

    private Future<Void> write(FundDayService.Found found, Spool.Sink sink) {
        return days.lines(
                found,
                () -> {
                    sink.rewind();
                    return sink.write(FundDayCsv.headOfLines());
                },
                page -> sink.write(FundDayCsv.lines(page)));
    }

    private static Answer file(Answer answer, FundDayService.Found found, String what) {
        String name = found.fund().code() + '-' + found.date() + what + CSV;
        return answer.with("Content-Type", FundDayCsv.TYPE)
                .with("Content-Disposition", "attachment; filename=\"" + name + '"');
    }

    private Future<FundDayService.Found> find(Call call) {
        return days.find(call.caller(), call.path("code"), call.query("county"), date(call.path("date")));
    }

    private static LocalDate date(String text) {
        try {
            return LocalDate.parse(text.endsWith(CSV) ? text.substring(0, text.length() - CSV.length()) : text);
        } catch (DateTimeParseException noDay) {
            throw Refused.parameter("date", "date", "Is no day of the calendar.");
        }
    }

    private record PotsJson(long availableFen, long reservedFen, long inPaymentFen, long paidFen) {}

    private record RegionJson(String region, String regionName, PotsJson opening, PotsJson closing) {}

    private record MoveJson(
            TransferKind kind,
            String fromRegion,
            PotKind fromPot,
            String toRegion,
            PotKind toPot,
            long count,
            long sumFen) {}

    private record TotalJson(long appropriatedFen, PotsJson pots) {}

    private record StatementJson(
            String fund,
            String county,
            String name,
            LocalDate date,
            boolean complete,
            TotalJson opening,
            TotalJson closing,
            long differenceFen,
            List<RegionJson> regions,
            List<MoveJson> moves) {}

    private StatementJson json(Fund fund, FundDay day) {
        Map<String, RegionPots> closing =
                day.closing().stream().collect(Collectors.toMap(RegionPots::region, pots -> pots));
        return new StatementJson(
                fund.code(),
                fund.county(),
                fund.name(),
                day.date(),
                day.complete(),
                total(day.opening()),
                total(day.closing()),
                day.differenceFen(),
                day.opening().stream()
                        .map(opening -> json(opening, closing.get(opening.region())))
                        .toList(),
                day.moves().stream().map(FundDayRoutes::json).toList());
    }

    private RegionJson json(RegionPots opening, RegionPots closing) {
        String region = opening.region();
        return new RegionJson(region, regions.get(region).name(), json(opening), json(closing));
    }

    private static TotalJson total(List<RegionPots> balances) {
        return new TotalJson(
                FundDay.appropriatedFen(balances),
                new PotsJson(
                        FundDay.totalFen(balances, PotKind.AVAILABLE),
                        FundDay.totalFen(balances, PotKind.RESERVED),
                        FundDay.totalFen(balances, PotKind.IN_PAYMENT),
                        FundDay.totalFen(balances, PotKind.PAID)));
    }

    private static PotsJson json(RegionPots pots) {
        return new PotsJson(
                pots.fen(PotKind.AVAILABLE),
                pots.fen(PotKind.RESERVED),
                pots.fen(PotKind.IN_PAYMENT),
                pots.fen(PotKind.PAID));
    }

    private static MoveJson json(FundDay.Move move) {
        TransferKind kind = move.kind();
        return new MoveJson(
                kind, move.fromRegion(), kind.from(), move.toRegion(), kind.to(), move.count(), move.sumFen());
    }
}
