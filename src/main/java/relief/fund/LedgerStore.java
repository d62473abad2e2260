package relief.fund;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import relief.platform.Ids;

/**
 * Transfers and pots in the database. Pots are locked in one order, kind before fund before region: AVAILABLE, which
 * authorization locks on its own before it moves anything, so stands before all others.
 */
final class LedgerStore {
    private static final String OPEN_POTS = """
            insert into pot (county, fund, region, kind)
            select $1, $2, $3, * from unnest($4::text[])
            on conflict do nothing
            """;
    private static final String LOCK_AVAILABLE = """
            select p.fund, f.disaster, p.region, p.balance_fen
            from pot p join fund f on f.county = p.county and f.code = p.fund
            where p.county = $1 and f.disaster = any($2) and p.region = any($3) and p.kind = 'AVAILABLE'
            order by p.fund collate "C", p.region collate "C"
            for update of p
            """;
    private static final String LOCK = """
            select 1 from pot
            where county = $1 and (fund, region, kind) in (select * from unnest($2::text[], $3::text[], $4::text[]))
            order by kind collate "C", fund collate "C", region collate "C"
            for update
            """;
    private static final String ADD = """
            update pot p set balance_fen = p.balance_fen + c.change_fen
            from unnest($2::text[], $3::text[], $4::text[], $5::bigint[]) as c (fund, region, kind, change_fen)
            where p.county = $1 and p.fund = c.fund and p.region = c.region and p.kind = c.kind
            """;
    private static final String INSERT = """
            insert into transfer (county, id, fund, kind, from_region, to_region, amount_fen, actor)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict on constraint transfer_pk do nothing
            """;
    private static final String FIND = "select * from transfer where county = $1 and id = $2 and request is null";
    private static final String INSERT_MOVEMENTS = """
            insert into transfer (county, id, kind, fund, from_region, to_region, request, attempt, amount_fen, actor)
            select $1, id, kind, fund, region, region, request, attempt, amount_fen, actor
            from unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::uuid[], $7::smallint[], $8::bigint[],
                        $9::text[])
                 as m (id, kind, fund, region, request, attempt, amount_fen, actor)
            """;
    private static final String INSERT_ALL = """
            with booked as (
                insert into transfer (county, id, kind, fund, from_region, to_region, request, attempt, amount_fen, actor)
                select $1, %s, m.kind, m.fund, m.region, m.region, m.request, m.attempt, m.amount_fen, m.actor
                from (%s) as m (kind, fund, region, request, attempt, amount_fen, actor)
                returning kind, fund, from_region as region, amount_fen
            )
            select kind, fund, region, sum(amount_fen)::bigint as fen from booked group by kind, fund, region
            """;
    private static final String POTS = """
            select region, kind, balance_fen from pot where county = $1 and fund = $2 order by region
            """;
    private static final String TOTALS = """
            select county, fund, kind, sum(balance_fen)::bigint as fen
            from pot where kind <> 'SOURCE' group by county, fund, kind
            """;

    Future<Void> openPots(SqlClient sql, String county, String fund, String region, Collection<PotKind> kinds) {
        Tuple row = Tuple.of(county, fund, region)
                .addArrayOfString(kinds.stream().map(PotKind::name).toArray(String[]::new));
        return sql.preparedQuery(OPEN_POTS).execute(row).mapEmpty();
    }

    Future<List<AvailablePot>> lockAvailable(
            SqlClient sql, String county, Collection<String> disasters, Collection<String> regions) {
        Tuple asked = Tuple.of(county)
                .addArrayOfString(disasters.toArray(String[]::new))
                .addArrayOfString(regions.toArray(String[]::new));
        return sql.preparedQuery(LOCK_AVAILABLE).execute(asked).map(rows -> {
            List<AvailablePot> pots = new ArrayList<>();
            for (Row row : rows) {
                pots.add(new AvailablePot(
                        row.getString("fund"),
                        row.getString("disaster"),
                        row.getString("region"),
                        row.getLong("balance_fen")));
            }
            return pots;
        });
    }

    /** Locks the pots, then adds to each; answers how many of them there are. */
    Future<Integer> change(SqlClient sql, String county, PotChanges changes) {
        Collection<PotChanges.Pot> pots = changes.changesFen().keySet();
        return sql.preparedQuery(LOCK)
                .execute(keys(county, pots))
                .compose(locked -> sql.preparedQuery(ADD)
                        .execute(keys(county, pots)
                                .addArrayOfLong(changes.changesFen().values().toArray(Long[]::new))))
                .map(updated -> updated.rowCount());
    }

    private static Tuple keys(String county, Collection<PotChanges.Pot> pots) {
        return Tuple.of(county)
                .addArrayOfString(pots.stream().map(PotChanges.Pot::fund).toArray(String[]::new))
                .addArrayOfString(pots.stream().map(PotChanges.Pot::region).toArray(String[]::new))
                .addArrayOfString(pots.stream().map(pot -> pot.kind().name()).toArray(String[]::new));
    }

    /** Answers false when the id was taken. */
    Future<Boolean> insert(SqlClient sql, UUID id, Transfer.Terms terms, String actor) {
        Tuple row = Tuple.of(terms.county(), id, terms.fund(), terms.kind().name(), terms.county(), terms.region())
                .addLong(terms.amountFen())
                .addString(actor);
        return sql.preparedQuery(INSERT).execute(row).map(result -> result.rowCount() == 1);
    }

    Future<Optional<Transfer>> find(SqlClient sql, String county, UUID id) {
        return sql.preparedQuery(FIND).execute(Tuple.of(county, id)).map(rows -> {
            Row row = rows.size() == 0 ? null : rows.iterator().next();
            return Optional.ofNullable(row).map(LedgerStore::transfer);
        });
    }

    /** A second booking of a kind for a request and attempt breaks {@code one_transfer_per_grant_and_attempt}. */
    Future<Void> insert(SqlClient sql, String county, List<Movement> movements) {
        Tuple rows = Tuple.of(county)
                .addArrayOfUUID(movements.stream().map(it -> Ids.next()).toArray(UUID[]::new))
                .addArrayOfString(movements.stream().map(it -> it.kind().name()).toArray(String[]::new))
                .addArrayOfString(movements.stream().map(Movement::fund).toArray(String[]::new))
                .addArrayOfString(movements.stream().map(Movement::region).toArray(String[]::new))
                .addArrayOfUUID(movements.stream().map(Movement::request).toArray(UUID[]::new))
                .addArrayOfShort(
                        movements.stream().map(it -> (short) it.attempt()).toArray(Short[]::new))
                .addArrayOfLong(movements.stream().map(Movement::amountFen).toArray(Long[]::new))
                .addArrayOfString(movements.stream().map(Movement::actor).toArray(String[]::new));
        return sql.preparedQuery(INSERT_MOVEMENTS).execute(rows).mapEmpty();
    }

    /** The same for what a query finds; answers what that does to the pots. */
    Future<PotChanges> insertAll(SqlClient sql, String query, Tuple parameters) {
        return sql.preparedQuery(INSERT_ALL.formatted(Ids.OF_ROWS, query))
                .execute(parameters)
                .map(rows -> {
                    PotChanges changes = new PotChanges();
                    for (Row row : rows) {
                        TransferKind kind = TransferKind.valueOf(row.getString("kind"));
                        String region = row.getString("region");
                        changes.add(kind, row.getString("fund"), region, region, row.getLong("fen"));
                    }
                    return changes;
                });
    }

    /** By region, in the order of their codes. */
    Future<List<RegionPots>> pots(SqlClient sql, String county, String fund) {
        return sql.preparedQuery(POTS).execute(Tuple.of(county, fund)).map(rows -> {
            Map<String, Map<PotKind, Long>> byRegion = new TreeMap<>();
            for (Row row : rows) {
                byRegion.computeIfAbsent(row.getString("region"), region -> new EnumMap<>(PotKind.class))
                        .put(PotKind.valueOf(row.getString("kind")), row.getLong("balance_fen"));
            }
            List<RegionPots> pots = new ArrayList<>();
            byRegion.forEach((region, balances) -> pots.add(new RegionPots(region, balances)));
            return pots;
        });
    }

    Future<List<FundMetrics.Total>> totals(SqlClient sql) {
        return sql.query(TOTALS).execute().map(rows -> {
            List<FundMetrics.Total> totals = new ArrayList<>();
            for (Row row : rows) {
                totals.add(new FundMetrics.Total(
                        row.getString("county"),
                        row.getString("fund"),
                        PotKind.valueOf(row.getString("kind")),
                        row.getLong("fen")));
            }
            return totals;
        });
    }

    private static Transfer transfer(Row row) {
        Transfer.Terms terms = new Transfer.Terms(
                row.getString("county"),
                row.getString("fund"),
                TransferKind.valueOf(row.getString("kind")),
                row.getString("to_region"),
                row.getLong("amount_fen"));
        return new Transfer(row.getUUID("id"), terms, row.getString("actor"), row.getOffsetDateTime("at"));
    }
}
