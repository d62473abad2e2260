package relief.fund;

import io.vertx.core.Future;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import relief.identity.Access;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;

/** Shows the day-end statements of the funds of a county to those who answer for the whole of it. */
public final class FundDayService {
    private final Database database;
    private final Access access;
    private final FundStore funds = new FundStore();
    private final FundDayStore store = new FundDayStore();

    /** A fund, found in the caller's scope, and how far a day of it is. */
    record Found(Fund fund, LocalDate date, boolean complete) {}

    public FundDayService(Database database, Access access) {
        this.database = database;
        this.access = access;
    }

    Future<Found> find(Caller caller, String code, Optional<String> county, LocalDate date) {
        String where = access.county(caller, county);
        access.require(caller, where, "County " + where);
        return database.read(sql -> funds.find(sql, where, code)
                .map(found -> found.orElseThrow(() -> Refused.notFound("Fund " + code)))
                .compose(fund -> store.phase(sql, date).map(phase -> begun(fund, date, phase))));
    }

    private static Found begun(Fund fund, LocalDate date, FundDayStore.Phase phase) {
        if (!phase.begun()) {
            throw Refused.because("day-not-begun", date + " has not begun in China: it has no statement yet.");
        }
        return new Found(fund, date, phase.complete());
    }

    Future<FundDay> day(Found found) {
        Fund fund = found.fund();
        return database.read(sql -> store.day(sql, fund.county(), fund.code(), found.date(), found.complete()));
    }

    /**
     * All transfers of the day as they were at one moment.
     *
     * @param begin comes before the first page, and again when the database has to be asked again
     */
    Future<Void> lines(Found found, Supplier<Future<Void>> begin, Function<List<FundDayLine>, Future<Void>> page) {
        Fund fund = found.fund();
        return database.inTransaction(tx ->
                begin.get().compose(begun -> store.lines(tx.sql(), fund.county(), fund.code(), found.date(), page)));
    }
}
