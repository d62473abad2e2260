package relief.disaster;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import relief.identity.Access;
import relief.identity.Role;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.LiveDatabase;
import relief.region.Regions;

/** Two nodes on one database, people, and disasters of their own for every test. */
public final class Scene {
    public static final Regions REGIONS = Regions.load();
    public static final Access ACCESS = new Access(REGIONS);
    public static final String MINHE = "630222";
    public static final String HUALONG = "630224";
    public static final String GUANTING = "630222103";
    public static final String ZHONGCHUAN = "630222210";
    public static final Tariff AFFECTED = new Tariff("AFFECTED", "受灾家庭", 200_000, 500_000, true);
    public static final Tariff BEREAVED = new Tariff("BEREAVED", "遇难家庭", 4_200_000, 4_200_000, true);

    private static final AtomicInteger NUMBER = new AtomicInteger();

    public final Database database = LiveDatabase.database();
    public final Database otherDatabase = new Database(LiveDatabase.vertx(), LiveDatabase.address(), 4);
    public final DisasterService disasters = new DisasterService(database, REGIONS, ACCESS);
    public final DisasterService disastersElsewhere = new DisasterService(otherDatabase, REGIONS, ACCESS);
    public final StandingOrderService orders = new StandingOrderService(database, REGIONS, ACCESS, disasters);
    public final StandingOrderService ordersElsewhere =
            new StandingOrderService(otherDatabase, REGIONS, ACCESS, disastersElsewhere);

    public static String newCode() {
        return "TEST-" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(Locale.ROOT) + "-"
                + NUMBER.incrementAndGet();
    }

    public static Caller caller(Role role, String region) {
        String name = "user" + NUMBER.incrementAndGet();
        return new Caller(UUID.randomUUID(), UUID.randomUUID(), name, name, Set.of(role.name()), region);
    }

    public static Disaster disaster(String code, String leadRegion, String... townships) {
        return new Disaster(
                code,
                "积石山地震",
                "EARTHQUAKE",
                OffsetDateTime.parse("2023-12-18T23:59:00+08:00"),
                set(townships),
                List.of(AFFECTED, BEREAVED),
                Disaster.Mode.EMERGENCY,
                Disaster.State.OPEN,
                leadRegion);
    }

    public static Disaster with(Disaster it, Disaster.Mode mode, Disaster.State state) {
        return new Disaster(
                it.code(),
                it.name(),
                it.kind(),
                it.occurredAt(),
                it.townships(),
                it.tariffs(),
                mode,
                state,
                it.leadRegion());
    }

    public static SortedSet<String> set(String... texts) {
        return new TreeSet<>(List.of(texts));
    }

    /** Opened in Minhe for its townships 官亭 and 中川. */
    public Disaster opened() {
        Disaster wanted = disaster(newCode(), MINHE, GUANTING, ZHONGCHUAN);
        return disasters.put(caller(Role.COUNTY_OFFICER, MINHE), wanted).await().disaster();
    }
}
