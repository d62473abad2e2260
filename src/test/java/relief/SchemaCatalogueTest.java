package relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.vertx.sqlclient.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import relief.platform.LiveDatabase;

/** The schema as PostgreSQL knows it: what a county owns is kept, made unique and referred to by county. */
class SchemaCatalogueTest {
    /** Read by every county, or of no county: beyond one database each of them stands whole on every node. */
    private static final Set<String> OF_NO_COUNTY = Set.of(
            "app_user",
            "claim",
            "disaster",
            "disaster_township",
            "flyway_schema_history",
            "login_failure",
            "policy",
            "session",
            "signing_key",
            "tariff",
            "write_canary");

    private static final String TABLES = """
            select c.relname from pg_class c
            where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') order by 1
            """;
    private static final String UNIQUE_INDEXES = """
            select t.relname as owner, i.relname as name, a.attname as first, x.indisprimary as primary
            from pg_index x
            join pg_class i on i.oid = x.indexrelid
            join pg_class t on t.oid = x.indrelid
            left join pg_attribute a on a.attrelid = t.oid and a.attnum = x.indkey[0]
            where t.relnamespace = 'public'::regnamespace and (x.indisunique or x.indisexclusion)
            order by 1, 2
            """;
    private static final String FOREIGN_KEYS = """
            select c.conname as name, t.relname as owner, f.relname as target,
                   a.attname as first, b.attname as target_first
            from pg_constraint c
            join pg_class t on t.oid = c.conrelid
            join pg_class f on f.oid = c.confrelid
            join pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
            join pg_attribute b on b.attrelid = f.oid and b.attnum = c.confkey[1]
            where c.contype = 'f' and t.relnamespace = 'public'::regnamespace
            order by 1
            """;
    private static final String TRIGGERS = "select tgname from pg_trigger where not tgisinternal";
    private static final String ENUM_TYPES = "select typname from pg_type where typtype = 'e'";
    private static final String NULLABLE_COUNTIES = """
            select table_name from information_schema.columns join information_schema.tables using (table_schema, table_name)
            where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = 'county'
                and (is_nullable = 'YES' or data_type <> 'text')
            """;

    @Test
    void every_table_of_a_county_has_the_county_first_in_its_key() {
        Set<String> keyed = new TreeSet<>();
        rows(UNIQUE_INDEXES).stream()
                .filter(index -> index.getBoolean("primary") && "county".equals(index.getString("first")))
                .forEach(index -> keyed.add(index.getString("owner")));
        assertFalse(keyed.isEmpty());
        Set<String> all = new TreeSet<>(keyed);
        all.addAll(OF_NO_COUNTY);
        assertEquals(all, new TreeSet<>(texts(TABLES)));
        assertEquals(List.of(), texts(NULLABLE_COUNTIES));
    }

    @Test
    void nothing_of_a_county_is_unique_without_it() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Row index : rows(UNIQUE_INDEXES)) {
            if (!OF_NO_COUNTY.contains(index.getString("owner"))) {
                seen++;
                if (!"county".equals(index.getString("first"))) {
                    wrong.add(index.getString("name"));
                }
            }
        }
        assertTrue(seen > 0);
        assertEquals(List.of(), wrong);
    }

    @Test
    void references_stay_within_the_county() {
        List<String> wrong = new ArrayList<>();
        int seen = 0;
        for (Row key : rows(FOREIGN_KEYS)) {
            boolean shared = OF_NO_COUNTY.contains(key.getString("target"));
            if (!shared) {
                seen++;
                if (!key.getString("first").equals("county")
                        || !key.getString("target_first").equals("county")) {
                    wrong.add(key.getString("name"));
                }
            }
        }
        assertTrue(seen > 0);
        assertEquals(List.of(), wrong);
    }

    @Test
    void there_are_no_triggers_and_no_enum_types() {
        assertEquals(List.of(), texts(TRIGGERS));
        assertEquals(List.of(), texts(ENUM_TYPES));
    }

    private static List<String> texts(String query) {
        return rows(query).stream().map(row -> row.getString(0)).toList();
    }

    private static List<Row> rows(String query) {
        return LiveDatabase.database()
                .read(sql -> sql.query(query).execute().map(found -> {
                    List<Row> rows = new ArrayList<>();
                    found.forEach(rows::add);
                    return rows;
                }))
                .await();
    }
}
