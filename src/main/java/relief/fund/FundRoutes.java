package relief.fund;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;
import relief.region.Regions;

/** Funds and the transfers into them over HTTP. */
public final class FundRoutes {
    private final FundService funds;
    private final Regions regions;

    public FundRoutes(FundService funds, Regions regions) {
        this.funds = funds;
        this.regions = regions;
    }

    public void register(ContractRouter router) {
        router.on("listFunds", this::list)
                .on("putFund", this::put)
                .on("getFund", this::get)
                .on("putTransfer", this::putTransfer);
    }

    private Future<Answer> list(Call call) {
        return funds.list(call.caller(), call.query("county"), Page.after(call, 1), call.limit())
                .map(Answer::ok);
    }

    private Future<Answer> put(Call call) {
        Form form = call.form();
        String name = form.plainText("/name", 100);
        long year = form.wholeNumber("/year");
        form.finish();
        Fund wanted = new Fund(
                form.text("/county"),
                call.path("code"),
                Fund.Source.valueOf(form.text("/source")),
                (int) year,
                name,
                form.text("/disaster"),
                0);
        return funds.putFund(call.caller(), wanted).map(opened -> Answer.put(opened.first(), opened.fund()));
    }

    private Future<Answer> get(Call call) {
        return funds.get(call.caller(), call.path("code"), call.query("county"), call.query("region"))
                .map(found -> Answer.ok(json(found)));
    }

    private Future<Answer> putTransfer(Call call) {
        Form form = call.form();
        long amountFen = form.wholeNumber("/amountFen");
        form.finish();
        Transfer.Terms terms = new Transfer.Terms(
                form.text("/county"),
                call.path("code"),
                TransferKind.valueOf(form.text("/kind")),
                form.text("/region"),
                amountFen);
        return funds.putTransfer(call.caller(), call.id("id"), terms)
                .map(booked -> Answer.put(booked.first(), json(booked.transfer())));
    }

    private record PotsJson(
            String region, String regionName, long availableFen, long reservedFen, long inPaymentFen, long paidFen) {}

    private record FundWithPotsJson(
            String code,
            String county,
            Fund.Source source,
            int year,
            String name,
            String disaster,
            long appropriatedFen,
            List<PotsJson> pots) {}

    private record TransferJson(
            UUID id,
            String fund,
            TransferKind kind,
            String county,
            String region,
            long amountFen,
            String actor,
            OffsetDateTime at) {}

    private FundWithPotsJson json(FundService.WithPots found) {
        Fund fund = found.fund();
        return new FundWithPotsJson(
                fund.code(),
                fund.county(),
                fund.source(),
                fund.year(),
                fund.name(),
                fund.disaster(),
                fund.appropriatedFen(),
                found.pots().stream().map(this::json).toList());
    }

    private PotsJson json(RegionPots pots) {
        return new PotsJson(
                pots.region(),
                regions.get(pots.region()).name(),
                pots.fen(PotKind.AVAILABLE),
                pots.fen(PotKind.RESERVED),
                pots.fen(PotKind.IN_PAYMENT),
                pots.fen(PotKind.PAID));
    }

    private static TransferJson json(Transfer transfer) {
        Transfer.Terms terms = transfer.terms();
        return new TransferJson(
                transfer.id(),
                terms.fund(),
                terms.kind(),
                terms.county(),
                terms.region(),
                terms.amountFen(),
                transfer.actor(),
                transfer.at());
    }
}
