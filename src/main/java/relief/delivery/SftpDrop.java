package relief.delivery;

import java.io.IOException;
import java.net.SocketAddress;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.pubkey.UserAuthPublicKeyFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.SshException;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import relief.delivery.DropFault.Kind;

/**
 * A folder on the bank's SFTP server. Only the host that shows the pinned key is spoken to, and only with the key file that
 * was configured: nothing of the user's own SSH settings is read.
 *
 * @param hostKey fingerprint as {@code ssh-keygen -l} prints it, {@code SHA256:…}
 */
record SftpDrop(String host, int port, String user, KeyPair key, String hostKey, String folder) implements BankDrop {
    private static final Duration CONNECT = Duration.ofSeconds(15);
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final int UNANSWERED_HEARTBEATS = 3;

    @Override
    public Session open() throws DropFault {
        SshClient client = client();
        AtomicReference<String> strange = new AtomicReference<>();
        client.setServerKeyVerifier((session, address, shown) -> isPinned(address, shown, strange));
        client.start();
        try {
            ClientSession session =
                    client.connect(user, host, port).verify(CONNECT).getSession();
            session.addPublicKeyIdentity(key);
            session.auth().verify(CONNECT);
            return new SftpSession(client, SftpClientFactory.instance().createSftpClient(session), folder);
        } catch (IOException failure) {
            client.stop();
            throw fault(failure, strange.get());
        }
    }

    private static SshClient client() {
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(List.of(UserAuthPublicKeyFactory.INSTANCE));
        CoreModuleProperties.HEARTBEAT_INTERVAL.set(client, HEARTBEAT);
        CoreModuleProperties.HEARTBEAT_NO_REPLY_MAX.set(client, UNANSWERED_HEARTBEATS);
        return client;
    }

    private boolean isPinned(SocketAddress address, PublicKey shown, AtomicReference<String> strange) {
        String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, shown);
        boolean pinned = hostKey.equals(fingerprint);
        if (!pinned) {
            strange.set(address + " shows the key " + fingerprint + ", not " + hostKey);
        }
        return pinned;
    }

    private static DropFault fault(IOException failure, String strange) {
        if (strange != null) {
            return new DropFault(Kind.HOST_KEY_CHANGED, strange);
        }
        boolean refused = failure instanceof SshException ssh
                && ssh.getDisconnectCode() == SshConstants.SSH2_DISCONNECT_NO_MORE_AUTH_METHODS_AVAILABLE;
        return new DropFault(refused ? Kind.LOGIN_REFUSED : Kind.AWAY, failure);
    }
}
