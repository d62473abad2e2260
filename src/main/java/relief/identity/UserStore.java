package relief.identity;

import io.vertx.core.Future;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Keeps the users. */
final class UserStore {
    private static final String FIND = """
            select id, username, name, password_hash, roles, region, locked from app_user where username = $1
            """;

    private static final String TAKEN = "select username from app_user where username = any($1)";

    private static final String INSERT = """
            insert into app_user (id, username, name, password_hash, roles, region) values ($1, $2, $3, $4, $5, $6)
            on conflict (username) do nothing
            """;

    private static final String SET_PASSWORD = "update app_user set password_hash = $2 where username = any($1)";

    private UserStore() {}

    static Future<Optional<User>> find(SqlClient sql, String username) {
        return sql.preparedQuery(FIND)
                .execute(Tuple.of(username))
                .map(rows -> rows.size() == 0
                        ? Optional.empty()
                        : Optional.of(user(rows.iterator().next())));
    }

    private static User user(Row row) {
        return new User(
                row.getUUID("id"),
                row.getString("username"),
                row.getString("name"),
                row.getString("password_hash"),
                Set.of(row.getArrayOfStrings("roles")),
                row.getString("region"),
                row.getBoolean("locked"));
    }

    static Future<Set<String>> taken(SqlClient sql, List<String> usernames) {
        return sql.preparedQuery(TAKEN).execute(names(usernames)).map(rows -> {
            Set<String> taken = new HashSet<>();
            rows.forEach(row -> taken.add(row.getString("username")));
            return taken;
        });
    }

    static Future<Void> insert(SqlClient sql, List<User> users) {
        List<Tuple> rows = users.stream()
                .map(user -> Tuple.tuple()
                        .addUUID(user.id())
                        .addString(user.username())
                        .addString(user.name())
                        .addString(user.passwordHash())
                        .addArrayOfString(user.roles().toArray(String[]::new))
                        .addString(user.region()))
                .toList();
        return rows.isEmpty()
                ? Future.succeededFuture()
                : sql.preparedQuery(INSERT).executeBatch(rows).mapEmpty();
    }

    static Future<Void> setPassword(SqlClient sql, List<String> usernames, String hash) {
        return sql.preparedQuery(SET_PASSWORD)
                .execute(names(usernames).addString(hash))
                .mapEmpty();
    }

    private static Tuple names(List<String> usernames) {
        return Tuple.tuple().addArrayOfString(usernames.toArray(String[]::new));
    }
}
