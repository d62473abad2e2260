package relief.identity;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import relief.platform.Settings.Secret;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;

/** The users of a fresh embedded start: everybody the Jishishan case needs, in all townships of its three counties. */
public final class DemoUsers {
    private static final String PROVINCE = "63";
    /** 民和, where the demo users without a region in their name work. */
    private static final String HOME_COUNTY = "630222";

    private static final Map<String, String> COUNTY_OFFICERS =
            Map.of(HOME_COUNTY, "minhe", "630224", "hualong", "630225", "xunhua");
    /** 官亭镇, whose two officers are named after it. */
    private static final String NAMED_TOWNSHIP = "630222103";

    private final IdentityService service;
    private final Regions regions;

    public DemoUsers(IdentityService service, Regions regions) {
        this.service = service;
        this.regions = regions;
    }

    /** Makes those who are missing and gives all of them one password, which is returned to be printed. */
    public Future<Secret> ensure(Path dataDir, Optional<Secret> configured) {
        Secret password = DemoPassword.of(dataDir, configured);
        List<NewUser> users = users();
        List<String> usernames = users.stream().map(NewUser::username).toList();
        return service.findHash(usernames.get(0), password.value())
                .compose(known -> known.map(Future::succeededFuture).orElseGet(() -> newHash(usernames, password)))
                .compose(hash -> service.createUsers(users, hash))
                .map(password);
    }

    /** One hash for all is cheap, and tells nobody anything: they share the password anyway. */
    private Future<String> newHash(List<String> usernames, Secret password) {
        return service.hash(password.value())
                .compose(hash -> service.setPassword(usernames, hash).map(hash));
    }

    List<NewUser> users() {
        List<NewUser> users = new ArrayList<>();
        COUNTY_OFFICERS.keySet().stream().sorted().forEach(county -> addCounty(users, regions.get(county)));
        users.add(new NewUser("panel", "民和县救助工作协调组", Set.of(Role.PANEL), HOME_COUNTY));
        users.add(new NewUser("auditor", "青海省审计员", Set.of(Role.AUDITOR), PROVINCE));
        users.add(new NewUser("operator", "系统运维员", Set.of(Role.OPERATOR), PROVINCE));
        users.add(new NewUser("admin", "系统管理员", Set.of(Role.ADMIN), PROVINCE));
        return users;
    }

    private void addCounty(List<NewUser> users, Region county) {
        String code = county.code();
        String suffix = code.equals(HOME_COUNTY) ? "" : "-" + code;
        users.add(new NewUser("worker" + suffix, county.name() + "一线工作队甲", Set.of(Role.WORKER), code));
        users.add(new NewUser("worker2" + suffix, county.name() + "一线工作队乙", Set.of(Role.WORKER), code));
        users.add(new NewUser(COUNTY_OFFICERS.get(code), county.name() + "县级经办人", Set.of(Role.COUNTY_OFFICER), code));
        users.add(new NewUser("maker" + suffix, county.name() + "发放制单员", Set.of(Role.FINANCE_MAKER), code));
        users.add(new NewUser("checker" + suffix, county.name() + "发放复核员", Set.of(Role.FINANCE_CHECKER), code));
        for (Region township : regions.children(code)) {
            if (township.level() == RegionLevel.TOWNSHIP) {
                addTownship(users, township);
            }
        }
    }

    private static void addTownship(List<NewUser> users, Region township) {
        boolean named = township.code().equals(NAMED_TOWNSHIP);
        String first = named ? "guanting" : "t" + township.code() + "-1";
        String second = named ? "guanting2" : "t" + township.code() + "-2";
        users.add(new NewUser(first, township.name() + "经办人甲", Set.of(Role.TOWNSHIP_OFFICER), township.code()));
        users.add(new NewUser(second, township.name() + "经办人乙", Set.of(Role.TOWNSHIP_OFFICER), township.code()));
    }
}
