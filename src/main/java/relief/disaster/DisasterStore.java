package relief.disaster;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;

/** Disasters with their townships and tariff lines in the database. */
final class DisasterStore {
    private static final String INSERT = """
            insert into disaster (code, name, kind, occurred_at, mode, state, lead_region, created_by)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            on conflict do nothing
            """;
    private static final String LOCK = "select code from disaster where code = $1 for update";
    private static final String UPDATE = "update disaster set mode = $2, state = $3 where code = $1";
    private static final String ADD_TOWNSHIPS = """
            insert into disaster_township (disaster, township, county)
            select $1, * from unnest($2::text[], $3::text[])
            on conflict do nothing
            """;
    private static final String ADD_TARIFFS = """
            insert into tariff (disaster, code, name, from_fen, to_fen, per_household_once)
            select $1, * from unnest($2::text[], $3::text[], $4::bigint[], $5::bigint[], $6::boolean[])
            on conflict do nothing
            """;
    private static final String LOAD = """
            select d.code, d.name, d.kind, d.occurred_at, d.mode, d.state, d.lead_region,
                   array(select township from disaster_township where disaster = d.code) as townships
            from disaster d
            where d.code = any($1)
            """;
    private static final String LOAD_TARIFFS = """
            select disaster, code, name, from_fen, to_fen, per_household_once from tariff where disaster = any($1)
            """;
    /** Newest first; the counties are those of the region asked for, the township narrows it to one when not null. */
    private static final String PAGE = """
            select code from disaster d
            where exists (select from disaster_township t
                          where t.disaster = d.code and t.county = any($1) and ($2::text is null or t.township = $2))
              and ($3::timestamptz is null or (occurred_at, code) < ($3, $4))
            order by occurred_at desc, code desc
            limit $5
            """;

    /** Answers false when the code was taken. */
    Future<Boolean> insert(SqlClient sql, Disaster disaster, UUID actor) {
        Tuple row = Tuple.of(
                disaster.code(),
                disaster.name(),
                disaster.kind(),
                disaster.occurredAt(),
                disaster.mode().name(),
                disaster.state().name());
        return sql.preparedQuery(INSERT)
                .execute(row.addString(disaster.leadRegion()).addUUID(actor))
                .map(result -> result.rowCount() == 1);
    }

    Future<Void> lock(SqlClient sql, String code) {
        return sql.preparedQuery(LOCK).execute(Tuple.of(code)).mapEmpty();
    }

    Future<Void> update(SqlClient sql, Disaster disaster) {
        return sql.preparedQuery(UPDATE)
                .execute(Tuple.of(
                        disaster.code(),
                        disaster.mode().name(),
                        disaster.state().name()))
                .mapEmpty();
    }

    /** @param counties of the townships, in their order */
    Future<Void> addTownships(SqlClient sql, String code, List<String> townships, List<String> counties) {
        Tuple row = Tuple.of(code)
                .addArrayOfString(townships.toArray(String[]::new))
                .addArrayOfString(counties.toArray(String[]::new));
        return sql.preparedQuery(ADD_TOWNSHIPS).execute(row).mapEmpty();
    }

    Future<Void> addTariffs(SqlClient sql, String code, List<Tariff> tariffs) {
        Tuple row = Tuple.of(code)
                .addArrayOfString(tariffs.stream().map(Tariff::code).toArray(String[]::new))
                .addArrayOfString(tariffs.stream().map(Tariff::name).toArray(String[]::new))
                .addArrayOfLong(tariffs.stream().map(Tariff::fromFen).toArray(Long[]::new))
                .addArrayOfLong(tariffs.stream().map(Tariff::toFen).toArray(Long[]::new))
                .addArrayOfBoolean(
                        tariffs.stream().map(Tariff::perHouseholdOnce).toArray(Boolean[]::new));
        return sql.preparedQuery(ADD_TARIFFS).execute(row).mapEmpty();
    }

    Future<Optional<Disaster>> find(SqlClient sql, String code) {
        return load(sql, List.of(code)).map(found -> found.stream().findFirst());
    }

    /** In the order of the codes given. */
    Future<List<Disaster>> load(SqlClient sql, Collection<String> codes) {
        Tuple asked = Tuple.tuple().addArrayOfString(codes.toArray(String[]::new));
        List<String> order = List.copyOf(codes);
        return sql.preparedQuery(LOAD_TARIFFS)
                .execute(asked)
                .compose(tariffs -> sql.preparedQuery(LOAD).execute(asked).map(rows -> disasters(rows, tariffs)))
                .map(found -> {
                    found.sort((a, b) -> Integer.compare(order.indexOf(a.code()), order.indexOf(b.code())));
                    return found;
                });
    }

    Future<List<String>> page(
            SqlClient sql,
            List<String> counties,
            Optional<String> township,
            Optional<OffsetDateTime> beforeTime,
            Optional<String> beforeCode,
            int limit) {
        Tuple asked = Tuple.tuple()
                .addArrayOfString(counties.toArray(String[]::new))
                .addString(township.orElse(null))
                .addOffsetDateTime(beforeTime.orElse(null))
                .addString(beforeCode.orElse(null))
                .addInteger(limit);
        return sql.preparedQuery(PAGE).execute(asked).map(rows -> {
            List<String> codes = new ArrayList<>();
            rows.forEach(row -> codes.add(row.getString("code")));
            return codes;
        });
    }

    private static List<Disaster> disasters(RowSet<Row> rows, RowSet<Row> tariffRows) {
        List<Disaster> disasters = new ArrayList<>();
        for (Row row : rows) {
            List<Tariff> tariffs = new ArrayList<>();
            for (Row tariff : tariffRows) {
                if (tariff.getString("disaster").equals(row.getString("code"))) {
                    tariffs.add(tariff(tariff));
                }
            }
            disasters.add(disaster(row, tariffs));
        }
        return disasters;
    }

    private static Disaster disaster(Row row, List<Tariff> tariffs) {
        return new Disaster(
                row.getString("code"),
                row.getString("name"),
                row.getString("kind"),
                row.getOffsetDateTime("occurred_at"),
                new TreeSet<>(Arrays.asList(row.getArrayOfStrings("townships"))),
                tariffs,
                Disaster.Mode.valueOf(row.getString("mode")),
                Disaster.State.valueOf(row.getString("state")),
                row.getString("lead_region"));
    }

    private static Tariff tariff(Row row) {
        return new Tariff(
                row.getString("code"),
                row.getString("name"),
                row.getLong("from_fen"),
                row.getLong("to_fen"),
                row.getBoolean("per_household_once"));
    }
}
