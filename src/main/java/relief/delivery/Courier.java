package relief.delivery;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.OptionalLong;
import relief.delivery.DropFault.Kind;
import relief.platform.Digests;

/**
 * Carries one parcel into a bank's folder, step by step. The payment file is uploaded under another name and gets its own
 * in the last step, so that the bank never reads half a file; that step alone can leave it open whether the bank has it.
 */
final class Courier implements AutoCloseable {
    private static final String UNFINISHED = ".part";

    private final Parcel parcel;
    private final BankDrop.Session session;

    /** What stands at the bank under the file's own name. */
    enum Found {
        NOTHING,
        SAME,
        OTHER
    }

    private Courier(Parcel parcel, BankDrop.Session session) {
        this.parcel = parcel;
        this.session = session;
    }

    static Courier open(BankDrop drop, Parcel parcel) throws DropFault {
        return new Courier(parcel, drop.open());
    }

    Found look() throws DropFault {
        OptionalLong size = session.size(parcel.name());
        if (size.isEmpty()) {
            return Found.NOTHING;
        }
        if (size.getAsLong() != parcel.bytes()) {
            return Found.OTHER;
        }
        MessageDigest digest = Digests.sha256();
        session.read(parcel.name(), new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        return hex(digest).equals(parcel.sha256()) ? Found.SAME : Found.OTHER;
    }

    /** Whether only the last step is missing. */
    boolean isUploaded() throws DropFault {
        OptionalLong size = session.size(parcel.name() + UNFINISHED);
        return size.isPresent() && size.getAsLong() == parcel.bytes();
    }

    /** All but the last step; repeating it does no harm. */
    void upload() throws DropFault {
        for (Map.Entry<String, byte[]> beside : parcel.beside().entrySet()) {
            put(beside.getKey(), beside.getValue());
        }
        String unfinished = parcel.name() + UNFINISHED;
        MessageDigest digest = Digests.sha256();
        try (InputStream file = new DigestInputStream(Files.newInputStream(parcel.path()), digest)) {
            session.write(unfinished, file);
        } catch (IOException ours) {
            throw new DropFault(Kind.FILE_CHANGED, ours);
        }
        if (!hex(digest).equals(parcel.sha256())) {
            session.delete(unfinished);
            throw new DropFault(Kind.FILE_CHANGED, "The file on the disk is not the one that was sealed.");
        }
        if (!isUploaded()) {
            throw new DropFault(Kind.FAILED, "The bank holds another number of bytes than were sent.");
        }
    }

    /** The last step. When the line breaks in it, nobody knows whether it was done. */
    void place() throws DropFault {
        session.rename(parcel.name() + UNFINISHED, parcel.name());
    }

    @Override
    public void close() {
        session.close();
    }

    private void put(String name, byte[] content) throws DropFault {
        OptionalLong size = session.size(name);
        if (size.isEmpty()) {
            session.write(name + UNFINISHED, new ByteArrayInputStream(content));
            session.rename(name + UNFINISHED, name);
        } else if (size.getAsLong() != content.length || !Arrays.equals(read(name), content)) {
            throw otherContent(name);
        }
    }

    private byte[] read(String name) throws DropFault {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        session.read(name, content);
        return content.toByteArray();
    }

    static DropFault otherContent(String name) {
        return new DropFault(Kind.OTHER_CONTENT, "Another " + name + " stands at the bank; it was left alone.");
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }
}
