package relief.delivery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import relief.delivery.DropFault.Kind;

class FolderDropTest {
    @TempDir
    private Path folder;

    @Test
    void a_rename_that_failed_is_open_unless_the_folder_said_no() throws IOException, DropFault {
        try (BankDrop.Session session = new FolderDrop(folder).open()) {
            assertEquals(Kind.LOST, fault(session, "absent.part", "file"));
            Files.writeString(folder.resolve("file.part"), "new");
            session.rename("file.part", "file");
            assertEquals("new", Files.readString(folder.resolve("file")));
            Files.writeString(folder.resolve("file.part"), "other");
            assertEquals(Kind.FAILED, fault(session, "file.part", "file"));
            assertEquals("new", Files.readString(folder.resolve("file")));
        }
    }

    private static Kind fault(BankDrop.Session session, String from, String to) {
        return assertThrows(DropFault.class, () -> session.rename(from, to)).kind();
    }
}
