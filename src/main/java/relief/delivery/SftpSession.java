package relief.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;
import relief.delivery.DropFault.Kind;

/** An open connection to a bank's SFTP server. */
final class SftpSession implements BankDrop.Session {
    private final SshClient client;
    private final SftpClient sftp;
    private final String folder;

    SftpSession(SshClient client, SftpClient sftp, String folder) {
        this.client = client;
        this.sftp = sftp;
        this.folder = folder;
    }

    @Override
    public OptionalLong size(String name) throws DropFault {
        try {
            return OptionalLong.of(sftp.stat(path(name)).getSize());
        } catch (SftpException refusal) {
            if (refusal.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return OptionalLong.empty();
            }
            throw fault(refusal);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    @Override
    public void read(String name, OutputStream into) throws DropFault {
        try (InputStream in = sftp.read(path(name))) {
            in.transferTo(into);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    @Override
    public void write(String name, InputStream content) throws DropFault {
        try (OutputStream out = sftp.write(path(name))) {
            content.transferTo(out);
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    @Override
    public void rename(String from, String to) throws DropFault {
        try {
            sftp.rename(path(from), path(to));
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    @Override
    public void delete(String name) throws DropFault {
        try {
            sftp.remove(path(name));
        } catch (IOException failure) {
            throw fault(failure);
        }
    }

    @Override
    public void close() {
        client.stop();
    }

    private String path(String name) {
        return folder + '/' + name;
    }

    private static DropFault fault(IOException failure) {
        if (failure instanceof SftpException refusal) {
            return new DropFault(kind(refusal.getStatus()), refusal);
        }
        return new DropFault(Kind.LOST, failure);
    }

    private static Kind kind(int status) {
        return switch (status) {
            case SftpConstants.SSH_FX_NO_SUCH_FILE, SftpConstants.SSH_FX_NO_SUCH_PATH -> Kind.NO_FOLDER;
            case SftpConstants.SSH_FX_PERMISSION_DENIED, SftpConstants.SSH_FX_WRITE_PROTECT -> Kind.FORBIDDEN;
            case SftpConstants.SSH_FX_NO_CONNECTION, SftpConstants.SSH_FX_CONNECTION_LOST -> Kind.LOST;
            default -> Kind.FAILED;
        };
    }
}
