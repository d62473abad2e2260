package relief.fund;

import io.vertx.core.buffer.Buffer;
import java.util.List;

/**
 * The books of a day as CSV (RFC 4180): codes, numbers, times and names of users only, none of which a spreadsheet takes
 * for a formula or needs quotes.
 */
final class FundDayCsv {
    static final String TYPE = "text/csv; charset=utf-8; header=present";

    private static final String END = "\r\n";

    private FundDayCsv() {}

    /** One table: a line for every opening, every kind of move and every closing; sums at both ends of a move. */
    static Buffer statement(FundDay day) {
        StringBuilder text =
                new StringBuilder("line,kind,from_region,from_pot,to_region,to_pot,count,amount_fen").append(END);
        balances(text, "OPENING", day.opening());
        for (FundDay.Move move : day.moves()) {
            TransferKind kind = move.kind();
            line(
                    text,
                    "MOVE",
                    kind,
                    move.fromRegion(),
                    kind.from(),
                    move.toRegion(),
                    kind.to(),
                    move.count(),
                    move.sumFen());
        }
        balances(text, "CLOSING", day.closing());
        return Buffer.buffer(text.toString());
    }

    private static void balances(StringBuilder text, String line, List<RegionPots> balances) {
        for (RegionPots pots : balances) {
            for (PotKind kind : PotKind.values()) {
                if (pots.balancesFen().containsKey(kind)) {
                    line(text, line, "", "", "", pots.region(), kind, "", pots.fen(kind));
                }
            }
        }
    }

    static Buffer headOfLines() {
        return Buffer.buffer("at,id,kind,from_region,from_pot,to_region,to_pot,amount_fen,request,attempt,actor" + END);
    }

    static Buffer lines(List<FundDayLine> lines) {
        StringBuilder text = new StringBuilder();
        for (FundDayLine line : lines) {
            TransferKind kind = line.kind();
            line(
                    text,
                    FundDay.at(line.at()),
                    line.id(),
                    kind,
                    line.fromRegion(),
                    kind.from(),
                    line.toRegion(),
                    kind.to(),
                    line.amountFen(),
                    line.request() == null ? "" : line.request(),
                    line.attempt(),
                    line.actor());
        }
        return Buffer.buffer(text.toString());
    }

    private static void line(StringBuilder text, Object... values) {
        for (int i = 0; i < values.length; i++) {
            text.append(i == 0 ? "" : ",").append(values[i]);
        }
        text.append(END);
    }
}
