package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.kernel.Refused;
import relief.platform.LiveDatabase;
import relief.platform.Settings.Secret;

class DemoUsersTest {
    private final IdentityNode node = new IdentityNode();
    private final DemoUsers demo = new DemoUsers(node.service, IdentityNode.REGIONS);

    @Test
    void everybody_of_the_case_is_there_once() {
        Map<String, NewUser> users = new HashMap<>();
        demo.users().forEach(user -> assertEquals(null, users.put(user.username(), user)));
        assertTrue(users.keySet()
                .containsAll(Set.of(
                        "worker",
                        "worker2",
                        "worker-630224",
                        "worker2-630224",
                        "worker-630225",
                        "worker2-630225",
                        "guanting",
                        "guanting2",
                        "minhe",
                        "hualong",
                        "xunhua",
                        "panel",
                        "auditor",
                        "operator",
                        "admin",
                        "maker",
                        "checker",
                        "maker-630224",
                        "checker-630224",
                        "maker-630225",
                        "checker-630225",
                        "t630222100-1",
                        "t630222100-2",
                        "t630225205-2")));
        List<NewUser> officers = users.values().stream()
                .filter(user -> user.roles().contains(Role.TOWNSHIP_OFFICER))
                .toList();
        assertEquals(96, officers.size());
        assertEquals(48, officers.stream().map(NewUser::region).distinct().count());
        assertEquals("630222103", users.get("guanting2").region());
        assertEquals("63", users.get("auditor").region());
    }

    @Test
    void a_second_start_changes_nothing_and_says_the_same_password(@TempDir Path folder) throws IOException {
        Secret first = demo.ensure(folder, Optional.empty()).await();
        String before = table();
        Secret second = demo.ensure(folder, Optional.empty()).await();
        assertEquals(first, second);
        assertEquals(before, table());
        assertTrue(first.value().matches("[a-z2-9]{4}-[a-z2-9]{4}-[a-z2-9]{4}"));
        Path file = folder.resolve("demo-password");
        assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        assertEquals("官亭镇经办人甲", signIn("guanting", first.value()).caller().name());
        assertEquals("630225", signIn("xunhua", first.value()).caller().region());
    }

    @Test
    void a_password_configured_later_takes_the_place_of_the_old_one(@TempDir Path folder) {
        Secret first = demo.ensure(folder, Optional.empty()).await();
        Secret configured = new Secret("four words of mine");
        assertEquals(configured, demo.ensure(folder, Optional.of(configured)).await());
        signIn("t630222100-2", configured.value());
        assertThrows(Refused.class, () -> signIn("t630222100-2", first.value()));
    }

    private OpenSession signIn(String username, String password) {
        return node.service.signIn(username, password).await();
    }

    private static String table() {
        return LiveDatabase.database()
                .read(sql -> sql.query("select count(*) || ' ' || md5(string_agg(id || username || password_hash, ',' "
                                + "order by id)) from app_user where username not like 'test-%'")
                        .execute())
                .await()
                .iterator()
                .next()
                .getString(0);
    }
}
