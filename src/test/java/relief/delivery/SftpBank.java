package relief.delivery;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.common.session.helpers.AbstractSession;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.FileHandle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpFileSystemAccessor;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.apache.sshd.sftp.server.SftpSubsystemProxy;

/** A bank's real SFTP server, which can be made to fail just where it hurts. */
final class SftpBank implements SftpFileSystemAccessor, SftpEventListener, AutoCloseable {
    private static final String FOLDER = "in";
    private static final String PAYMENT_PART = ".xml.part";

    private final SshServer server = SshServer.setUpDefaultServer();
    private final Path folder;
    private final KeyPair user = key();
    private KeyPair host;
    private final List<String> uploads = new CopyOnWriteArrayList<>();
    volatile Trouble trouble = Trouble.NONE;

    /** What happens to the payment file, not to what stands beside it. */
    enum Trouble {
        NONE,
        FORBIDDEN,
        DISK_FULL,
        LINE_CUT_IN_UPLOAD,
        LINE_CUT_BEFORE_RENAME,
        LINE_CUT_AFTER_RENAME,
        TAKEN_AND_LINE_CUT
    }

    SftpBank(Path home) throws IOException {
        folder = Files.createDirectories(home.resolve(FOLDER));
        server.setHost("127.0.0.1");
        changeHostKey();
        server.setPublickeyAuthenticator(
                (name, shown, session) -> name.equals("relief") && KeyUtils.compareKeys(shown, user.getPublic()));
        server.setFileSystemFactory(new VirtualFileSystemFactory(home));
        SftpSubsystemFactory sftp =
                new SftpSubsystemFactory.Builder().withFileSystemAccessor(this).build();
        sftp.addSftpEventListener(this);
        server.setSubsystemFactories(List.of(sftp));
        server.start();
    }

    /** The way to it, as it should be configured. */
    SftpDrop drop() {
        return drop(user, fingerprint());
    }

    SftpDrop drop(KeyPair login, String hostKey) {
        return new SftpDrop("127.0.0.1", server.getPort(), "relief", login, hostKey, FOLDER);
    }

    KeyPair user() {
        return user;
    }

    String fingerprint() {
        return KeyUtils.getFingerPrint(BuiltinDigests.sha256, host.getPublic());
    }

    /** Another server stands there from now on. */
    void changeHostKey() {
        host = key();
        server.setKeyPairProvider(KeyPairProvider.wrap(host));
    }

    Path folder() {
        return folder;
    }

    Set<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            Set<String> names = new TreeSet<>();
            files.forEach(file -> names.add(file.getFileName().toString()));
            return names;
        }
    }

    /** Names of the payment files whose upload was begun, as often as it was. */
    List<String> uploads() {
        return new ArrayList<>(uploads);
    }

    @Override
    public SeekableByteChannel openFile(
            SftpSubsystemProxy subsystem,
            FileHandle handle,
            Path file,
            String name,
            Set<? extends OpenOption> options,
            FileAttribute<?>... attributes)
            throws IOException {
        boolean payment = file.toString().endsWith(PAYMENT_PART) && options.contains(StandardOpenOption.WRITE);
        if (payment) {
            uploads.add(file.getFileName().toString());
            if (trouble == Trouble.FORBIDDEN) {
                throw new AccessDeniedException(file.toString());
            }
        }
        return SftpFileSystemAccessor.super.openFile(subsystem, handle, file, name, options, attributes);
    }

    /** Half of what comes is written, and then the trouble begins. */
    @Override
    public void writing(
            ServerSession session, String remote, FileHandle handle, long offset, byte[] data, int from, int length)
            throws IOException {
        boolean payment = handle.getFile().toString().endsWith(PAYMENT_PART);
        if (payment && (trouble == Trouble.DISK_FULL || trouble == Trouble.LINE_CUT_IN_UPLOAD)) {
            handle.write(data, from, length / 2, offset);
            if (trouble == Trouble.LINE_CUT_IN_UPLOAD) {
                cut();
            }
            throw new IOException("No space left on device");
        }
    }

    @Override
    public void renameFile(SftpSubsystemProxy subsystem, Path from, Path to, Collection<CopyOption> options)
            throws IOException {
        boolean payment = from.toString().endsWith(PAYMENT_PART);
        if (payment && trouble == Trouble.LINE_CUT_BEFORE_RENAME) {
            cut();
        }
        SftpFileSystemAccessor.super.renameFile(subsystem, from, to, options);
        if (payment && trouble == Trouble.TAKEN_AND_LINE_CUT) {
            Files.delete(folder.resolve(to.getFileName().toString()));
        }
        if (payment && (trouble == Trouble.LINE_CUT_AFTER_RENAME || trouble == Trouble.TAKEN_AND_LINE_CUT)) {
            cut();
        }
    }

    private void cut() throws IOException {
        for (AbstractSession session : server.getActiveSessions()) {
            session.getIoSession().close(true);
        }
        throw new IOException("the line was cut");
    }

    @Override
    public void close() throws IOException {
        server.stop(true);
    }

    static KeyPair key() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
