package relief.fund;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.RowSet;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Funds in the database. */
final class FundStore {
    private static final String INSERT = """
            insert into fund (county, code, source, year, name, disaster)
            values ($1, $2, $3, $4, $5, $6)
            on conflict do nothing
            """;
    private static final String FIND = """
            select f.*, coalesce(-p.balance_fen, 0) as appropriated_fen
            from fund f
            left join pot p on p.county = f.county and p.fund = f.code and p.region = f.county and p.kind = 'SOURCE'
            where f.county = $1 and f.code = $2
            """;
    private static final String PAGE = """
            select f.*, coalesce(-p.balance_fen, 0) as appropriated_fen
            from fund f
            left join pot p on p.county = f.county and p.fund = f.code and p.region = f.county and p.kind = 'SOURCE'
            where f.county = $1 and f.code > $2
            order by f.code
            limit $3
            """;

    /** Answers false when the code was taken. */
    Future<Boolean> insert(SqlClient sql, Fund fund) {
        return sql.preparedQuery(INSERT)
                .execute(Tuple.of(
                        fund.county(), fund.code(), fund.source().name(), fund.year(), fund.name(), fund.disaster()))
                .map(result -> result.rowCount() == 1);
    }

    Future<Optional<Fund>> find(SqlClient sql, String county, String code) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(county, code))
                .map(rows -> funds(rows).stream().findFirst());
    }

    /** By code, after the last one of the page before; of an empty code, from the first. */
    Future<List<Fund>> page(SqlClient sql, String county, String afterCode, int limit) {
        return sql.preparedQuery(PAGE)
                .execute(Tuple.of(county, afterCode, limit))
                .map(FundStore::funds);
    }

    private static List<Fund> funds(RowSet<Row> rows) {
        List<Fund> funds = new ArrayList<>();
        for (Row row : rows) {
            funds.add(new Fund(
                    row.getString("county"),
                    row.getString("code"),
                    Fund.Source.valueOf(row.getString("source")),
                    row.getInteger("year"),
                    row.getString("name"),
                    row.getString("disaster"),
                    row.getLong("appropriated_fen")));
        }
        return funds;
    }
}
