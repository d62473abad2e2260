package relief.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import relief.bankfile.SealedFile;
import relief.delivery.DropFault.Kind;

/** A folder of this machine that the bank's own software empties. */
record FolderDrop(Path folder) implements BankDrop {
    @Override
    public Session open() throws DropFault {
        if (!Files.isDirectory(folder)) {
            throw new DropFault(Kind.NO_FOLDER, "There is no folder " + folder + ".");
        }
        return new Folder(folder);
    }

    private record Folder(Path path) implements Session {
        @Override
        public OptionalLong size(String name) throws DropFault {
            try {
                return OptionalLong.of(Files.size(path.resolve(name)));
            } catch (NoSuchFileException absent) {
                return OptionalLong.empty();
            } catch (IOException failure) {
                throw fault(failure);
            }
        }

        @Override
        public void read(String name, OutputStream into) throws DropFault {
            try {
                Files.copy(path.resolve(name), into);
            } catch (IOException failure) {
                throw fault(failure);
            }
        }

        @Override
        public void write(String name, InputStream content) throws DropFault {
            Path file = path.resolve(name);
            try {
                Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
                try (FileChannel written = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    written.force(true);
                }
            } catch (IOException failure) {
                throw fault(failure);
            }
        }

        @Override
        public void rename(String from, String to) throws DropFault {
            try {
                Files.move(path.resolve(from), path.resolve(to));
            } catch (FileAlreadyExistsException | AccessDeniedException refusal) {
                throw fault(refusal);
            } catch (IOException failure) {
                // On a network share it may be done, and only the answer be lost.
                throw new DropFault(Kind.LOST, failure);
            }
            try {
                SealedFile.forceFolder(path);
            } catch (IOException failure) {
                throw new DropFault(Kind.LOST, failure);
            }
        }

        @Override
        public void delete(String name) throws DropFault {
            try {
                Files.deleteIfExists(path.resolve(name));
            } catch (IOException failure) {
                throw fault(failure);
            }
        }

        @Override
        public void close() {
            // Nothing is held between two calls.
        }

        private static DropFault fault(IOException failure) {
            return new DropFault(failure instanceof AccessDeniedException ? Kind.FORBIDDEN : Kind.FAILED, failure);
        }
    }
}
