package relief.bankfile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.bankfile.SealedFile.Seal;

class SealedFileTest {
    @TempDir
    private Path folder;

    @Test
    void isSeenOnlyWhenWholeAndSaysItsDigest() throws Exception {
        Path target = folder.resolve("runs").resolve("run-1.xml");
        Seal seal;
        try (SealedFile file = SealedFile.create(target)) {
            file.write("half".getBytes(UTF_8));
            file.write('!');
            assertFalse(Files.exists(target), "nothing is seen before the commit");
            seal = file.commit();
        }
        byte[] content = Files.readAllBytes(target);
        assertEquals("half!", new String(content, UTF_8));
        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        assertEquals(target, seal.path());
        assertEquals(5, seal.bytes());
        assertEquals(digest, seal.sha256());
        assertEquals(FileDigests.of(target).sm3(), seal.sm3());
        assertEquals(List.of("run-1.xml"), names(target.getParent()));
    }

    @Test
    void leavesNothingWithoutCommit() throws IOException {
        try (SealedFile file = SealedFile.create(folder.resolve("run-1.xml"))) {
            file.write(new byte[100_000]);
        }
        assertEquals(List.of(), names(folder));
    }

    @Test
    void aFailedPaymentFileLeavesNothing() throws IOException {
        Path target = folder.resolve("run-1.xml");
        assertThrows(IllegalStateException.class, () -> {
            try (SealedFile file = SealedFile.create(target)) {
                try (PaymentRows writer =
                        PaymentRows.open(BankProfiles.bundled().get("DEMO"), file, PaymentSamples.header(2, 200))) {
                    writer.write(PaymentSamples.seeded(1, 1).get(0));
                }
                file.commit();
            }
        });
        assertEquals(List.of(), names(folder));
    }

    @Test
    void theSameBytesMayBeSealedAgainButOthersNeverReplaceThem() throws IOException {
        Path target = folder.resolve("run-1.xml");
        Seal first = seal(target, "one");
        assertEquals(first, seal(target, "one"));
        assertThrows(FileAlreadyExistsException.class, () -> seal(target, "two"));
        assertEquals("one", Files.readString(target));
        assertEquals(List.of("run-1.xml"), names(folder));
    }

    @Test
    void whatACrashLeftIsSweptUnlessSomeoneStillWrites() throws IOException {
        Path old = Files.writeString(folder.resolve("run-1.xml.123.part"), "torn");
        Files.setLastModifiedTime(old, FileTime.from(Instant.parse("2023-12-18T23:59:00Z")));
        Files.writeString(folder.resolve("run-2.xml"), "sealed");
        try (SealedFile young = SealedFile.create(folder.resolve("run-3.xml"))) {
            assertEquals(1, SealedFile.sweepLeftovers(folder, Instant.parse("2023-12-19T00:00:00Z")));
            assertFalse(Files.exists(old));
            young.commit();
        }
        assertEquals(List.of("run-2.xml", "run-3.xml"), names(folder));
    }

    @Test
    void whereLinksAreUnknownAMoveStillReplacesNothing() throws IOException {
        Path archive = folder.resolve("store.zip");
        try (FileSystem withoutLinks = FileSystems.newFileSystem(archive, Map.of("create", "true"))) {
            Path target = withoutLinks.getPath("/run-1.xml");
            Seal first = seal(target, "one");
            assertEquals(first, seal(target, "one"));
            assertThrows(FileAlreadyExistsException.class, () -> seal(target, "two"));
            assertEquals("one", Files.readString(target));
            assertEquals(List.of("run-1.xml"), names(withoutLinks.getPath("/")));
        }
    }

    @Test
    void onlyTheOwnerMayReadIt() throws IOException {
        Path target = folder.resolve("run-1.xml");
        seal(target, "one");
        if (target.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            assertTrue(Files.getPosixFilePermissions(target).stream()
                    .allMatch(permission -> permission.name().startsWith("OWNER")));
        }
    }

    private static Seal seal(Path target, String content) throws IOException {
        try (SealedFile file = SealedFile.create(target)) {
            file.write(content.getBytes(UTF_8));
            return file.commit();
        }
    }

    private static List<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
