package relief.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.Optional;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.bankfile.BankProfiles;
import relief.platform.StartFailure;

class BankDropsTest {
    private static final String HOST_KEY = "SHA256:" + "A".repeat(43);

    @TempDir
    private Path folder;

    private final KeyPair key = SftpBank.key();

    @BeforeEach
    void keyFile() throws IOException, GeneralSecurityException {
        ByteArrayOutputStream openSsh = new ByteArrayOutputStream();
        OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(key, "relief", null, openSsh);
        Path file = Files.write(folder.resolve("bank.key"), openSsh.toByteArray());
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void a_way_is_what_the_file_says() throws IOException {
        SftpDrop drop = (SftpDrop) read("""
                [{"profile": "DEMO", "kind": "SFTP", "host": "sftp.bank.example", "port": 2222, "user": "minzheng",
                  "keyFile": "bank.key", "hostKey": "%s", "folder": "/in"}]
                """.formatted(HOST_KEY)).find("DEMO").orElseThrow();
        assertEquals(new SftpDrop("sftp.bank.example", 2222, "minzheng", drop.key(), HOST_KEY, "/in"), drop);
        assertTrue(KeyUtils.compareKeyPairs(key, drop.key()));
        assertEquals(
                Optional.of(new FolderDrop(folder.resolve("out"))),
                read("[{\"profile\": \"DEMO\", \"kind\": \"FOLDER\", \"folder\": \"out\"}]")
                        .find("DEMO"));
        assertEquals(Optional.empty(), read("[]").find("DEMO"));
        assertEquals(
                Optional.empty(),
                BankDrops.read(Optional.empty(), BankProfiles.bundled()).find("DEMO"));
    }

    @Test
    void every_fault_is_named_at_once() throws IOException {
        Files.setPosixFilePermissions(folder.resolve("bank.key"), PosixFilePermissions.fromString("rw-r--r--"));
        String faults = faults("""
                [{"profile": "DEMO", "kind": "SFTP", "port": 70000, "user": "u", "keyFile": "bank.key", "hostKey": "MD5:1",
                  "folder": "/in", "pasword": "x"},
                 {"profile": "NOWHERE", "kind": "FOLDER"}, {"profile": "DEMO", "kind": "POST"},
                 {"profile": "DEMO", "kind": "FOLDER", "folder": "/a"}]
                """);
        for (String fault : new String[] {
            "DEMO: host is missing",
            "DEMO: port must be",
            "DEMO: keyFile is open to others",
            "DEMO: hostKey must be",
            "DEMO: pasword is not a field",
            "NOWHERE: profile is not a bank profile",
            "NOWHERE: folder is missing",
            "DEMO: kind must be",
            "DEMO: stands twice"
        }) {
            assertTrue(faults.contains(fault), fault + " is missing in " + faults);
        }
    }

    @Test
    void what_cannot_be_read_stops_the_start() throws IOException {
        assertTrue(faults("{}").contains("a list is expected"));
        assertTrue(faults("[").contains("no proper JSON"));
        Files.writeString(folder.resolve("bank.key"), "no key");
        assertTrue(faults("""
                [{"profile": "DEMO", "kind": "SFTP", "host": "h", "user": "u", "keyFile": "bank.key", "hostKey": "%s",
                  "folder": "/in"}]
                """.formatted(HOST_KEY)).contains("keyFile"));
        Optional<Path> absent = Optional.of(folder.resolve("absent.json"));
        assertThrows(StartFailure.class, () -> BankDrops.read(absent, BankProfiles.bundled()));
    }

    private String faults(String json) {
        return assertThrows(StartFailure.class, () -> read(json)).getMessage();
    }

    private BankDrops read(String json) throws IOException {
        Path file = Files.writeString(folder.resolve("drops.json"), json);
        return BankDrops.read(Optional.of(file), BankProfiles.bundled());
    }
}
