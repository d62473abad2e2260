package relief.fund;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import relief.disaster.Disaster;
import relief.disaster.Scene;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Ids;

/** A fund with reserves in two townships, on two nodes; its money is taken out of the database again at the end. */
final class Ledger {
    static final long APPROPRIATED_FEN = 10_000_000;
    static final long RESERVE_FEN = 3_000_000;

    final Scene scene = new Scene();
    final Caller maker = Scene.caller(Role.FINANCE_MAKER, Scene.MINHE);
    final Disaster disaster = scene.opened();
    final String fund = Scene.newCode();
    final LedgerService ledger = new LedgerService();
    final FundService funds = new FundService(scene.database, Scene.REGIONS, Scene.ACCESS, scene.disasters, ledger);
    final FundService fundsElsewhere =
            new FundService(scene.otherDatabase, Scene.REGIONS, Scene.ACCESS, scene.disastersElsewhere, ledger);

    Fund wanted() {
        return new Fund(Scene.MINHE, fund, Fund.Source.CENTRAL, 2023, "中央自然灾害救灾资金", disaster.code(), 0);
    }

    Ledger filled() {
        funds.putFund(maker, wanted()).await();
        funds.putTransfer(maker, Ids.next(), appropriation(APPROPRIATED_FEN)).await();
        funds.putTransfer(maker, Ids.next(), allocation(Scene.GUANTING, RESERVE_FEN))
                .await();
        funds.putTransfer(maker, Ids.next(), allocation(Scene.ZHONGCHUAN, RESERVE_FEN))
                .await();
        return this;
    }

    Transfer.Terms appropriation(long amountFen) {
        return new Transfer.Terms(Scene.MINHE, fund, TransferKind.APPROPRIATE, Scene.MINHE, amountFen);
    }

    Transfer.Terms allocation(String township, long amountFen) {
        return new Transfer.Terms(Scene.MINHE, fund, TransferKind.ALLOCATE, township, amountFen);
    }

    Movement movement(TransferKind kind, String region, UUID request, int attempt, long amountFen) {
        return new Movement(kind, fund, region, request, attempt, amountFen, "relief");
    }

    Future<Void> move(List<Movement> movements) {
        return scene.database.inTransaction(tx -> ledger.move(tx, Scene.MINHE, movements));
    }

    Future<Void> moveElsewhere(List<Movement> movements) {
        return scene.otherDatabase.inTransaction(tx -> ledger.move(tx, Scene.MINHE, movements));
    }

    /** AVAILABLE RESERVED IN_PAYMENT PAID of the region, in fen. */
    String pots(String region) {
        List<RegionPots> found = funds.get(maker, fund, Optional.empty(), Optional.of(region))
                .await()
                .pots();
        RegionPots pots = found.stream()
                .filter(it -> it.region().equals(region))
                .findFirst()
                .orElseThrow();
        return pots.fen(PotKind.AVAILABLE) + " " + pots.fen(PotKind.RESERVED) + " " + pots.fen(PotKind.IN_PAYMENT) + " "
                + pots.fen(PotKind.PAID);
    }

    /** Rows that break the two rules that speak of pots and transfers alone. */
    List<String> broken() {
        List<String> broken = new ArrayList<>();
        for (String rule : List.of("every_balance_is_the_sum_of_its_transfers", "pots_of_a_fund_sum_to_zero")) {
            scene.database
                    .read(sql -> sql.query(query(rule)).execute())
                    .await()
                    .forEach(row -> broken.add(rule + " " + text(row)));
        }
        return broken;
    }

    private static String text(Row row) {
        return row.getString("subject") + ": " + row.getLong("expected") + " is " + row.getLong("found");
    }

    private static String query(String rule) {
        try (InputStream in = Ledger.class.getResourceAsStream("/db/invariants.sql")) {
            String all = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            String start = "-- name: " + rule + "\n";
            int from = all.indexOf(start) + start.length();
            return all.substring(from, all.indexOf(';', from));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Movements of requests that do not exist would break the rules for whoever tests on this database next. */
    void remove() {
        for (String table : List.of("transfer where fund", "pot where fund", "fund where code")) {
            scene.database
                    .read(sql ->
                            sql.preparedQuery("delete from " + table + " = $1").execute(Tuple.of(fund)))
                    .await();
        }
        scene.otherDatabase.close().await();
    }
}
