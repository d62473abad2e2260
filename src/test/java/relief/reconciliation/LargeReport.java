package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import relief.payment.PaymentDesk;
import relief.platform.BulkLoad;
import relief.platform.CopyRows;

/** A released run of any size, planted without going through the machine, and the bank's answers to it. */
final class LargeReport {
    static final long AMOUNT_FEN = 200_000;
    private static final int REJECTED_EVERY = 50;

    private final PaymentDesk desk;
    private final int rows;
    final UUID run = UUID.randomUUID();

    LargeReport(PaymentDesk desk, int rows) {
        this.desk = desk;
        this.rows = rows;
    }

    int rejected() {
        return rows / REJECTED_EVERY;
    }

    void plant() {
        try (BulkLoad load = desk.database.openBulkLoad()) {
            plantRun(load);
            try (CopyRows payments =
                    load.copy("copy payment (county, end_to_end_id, run, position, request, attempt, fund,"
                            + " pot_region, amount_fen, payee, account_hash, received_at, state) from stdin")) {
                for (int i = 1; i <= rows; i++) {
                    payments.text(desk.county).text(id(i)).text(run.toString()).number(i);
                    payments.text(new UUID(run.getMostSignificantBits(), i).toString())
                            .number(1)
                            .text("CENTRAL-2023");
                    payments.text(desk.township).number(AMOUNT_FEN).bytes(new byte[0]);
                    payments.bytes(desk.vault.hash("account", account(i))).text("2023-12-19 12:00:00+08");
                    payments.text("RELEASED").endRow();
                }
                payments.finish();
            }
            plantGrants(load);
            load.commit();
        }
    }

    private void plantRun(BulkLoad load) {
        load.execute(
                "insert into payment_run (county, id, kind, disaster, profile, rows_per_file, state, made_by, maker, count,"
                        + " total_fen, sealed_at, released_by, releaser, released_at)"
                        + " values (?, ?, 'RELIEF', ?, 'TEST', ?, 'RELEASED', ?, 'maker', ?, ?, now(), ?, 'checker', now())",
                desk.county,
                run,
                desk.disaster,
                rows,
                desk.maker.id(),
                rows,
                rows * AMOUNT_FEN,
                desk.checker.id());
        load.execute(
                "insert into payment_file (county, run, number, name, count, total_fen, bytes, sha256, sealed_at)"
                        + " values (?, ?, 1, 'large', ?, ?, 1, '', now())",
                desk.county,
                run,
                rows,
                rows * AMOUNT_FEN);
    }

    private void plantGrants(BulkLoad load) {
        load.execute(
                "insert into grants (county, request, disaster, township, household, household_county, tariff, fund,"
                        + " pot_region, amount_fen, cumulative_fen, level, authority, policy, received_at, due, run)"
                        + " select county, request, ?, pot_region, request, county, 'AFFECTED', fund, pot_region, amount_fen,"
                        + " amount_fen, 'TOWNSHIP', 'order', 'QH-2019-1', received_at, false, run from payment"
                        + " where county = ? and run = ?",
                desk.disaster,
                desk.county,
                run);
        load.execute(
                "insert into transfer (county, id, kind, fund, from_region, to_region, request, attempt, amount_fen, actor)"
                        + " select county, gen_random_uuid(), 'DISPATCH', fund, pot_region, pot_region, request, attempt,"
                        + " amount_fen, 'checker' from payment where county = ? and run = ?",
                desk.county,
                run);
        load.execute(
                "update pot set balance_fen = balance_fen + ? where county = ? and region = ? and kind = 'IN_PAYMENT'",
                rows * AMOUNT_FEN,
                desk.county,
                desk.township);
    }

    /** The answers to some of the payments, in the order of their places. */
    Path write(Path file, int[] places) throws IOException {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
            String empty = new String(ReportTexts.pain002("M1", "", List.of("")), UTF_8);
            int rowsStart = empty.indexOf("</OrgnlPmtInfAndSts>");
            out.write(empty.substring(0, rowsStart).getBytes(UTF_8));
            for (int place : places) {
                out.write(row(place).getBytes(UTF_8));
            }
            out.write(empty.substring(rowsStart).getBytes(UTF_8));
        }
        return file;
    }

    int[] places() {
        int[] places = new int[rows];
        Arrays.setAll(places, index -> index + 1);
        return places;
    }

    int[] shuffled(Random random) {
        int[] places = places();
        for (int i = rows - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            int kept = places[i];
            places[i] = places[other];
            places[other] = kept;
        }
        return places;
    }

    private String row(int place) {
        boolean rejected = place % REJECTED_EVERY == 0;
        return "<TxInfAndSts><OrgnlEndToEndId>" + id(place) + "</OrgnlEndToEndId><TxSts>" + (rejected ? "RJCT" : "ACSC")
                + "</TxSts>" + (rejected ? "<StsRsnInf><Rsn><Cd>AC04</Cd></Rsn></StsRsnInf>" : "")
                + "<OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">2000.00</InstdAmt></Amt><CdtrAcct><Id><Othr><Id>"
                + account(place)
                + "</Id></Othr></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>\n";
    }

    private String id(int place) {
        return "JZ" + desk.township + "%010d01".formatted(place);
    }

    private static String account(int place) {
        return "62170000000%08d".formatted(place);
    }
}
