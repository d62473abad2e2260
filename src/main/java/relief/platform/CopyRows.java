package relief.platform;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HexFormat;
import org.postgresql.copy.CopyIn;

/** The rows of one COPY in its text format, sent on whenever some thousands of characters have gathered. */
public final class CopyRows implements AutoCloseable {
    private static final int SEND_AT = 48 * 1024;
    private static final HexFormat HEX = HexFormat.of();

    private final CopyIn copy;
    private final StringBuilder gathered = new StringBuilder(2 * SEND_AT);
    private boolean inRow;

    CopyRows(CopyIn copy) {
        this.copy = copy;
    }

    public CopyRows number(long value) {
        next().append(value);
        return this;
    }

    /** @param value null for none; it must hold no NUL, which no text of the database may */
    public CopyRows text(String value) {
        StringBuilder out = next();
        if (value == null) {
            out.append("\\N");
            return this;
        }
        for (int index = 0; index < value.length(); index++) {
            char unit = value.charAt(index);
            switch (unit) {
                case '\\' -> out.append("\\\\");
                case '\t' -> out.append("\\t");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                default -> out.append(unit);
            }
        }
        return this;
    }

    /** @param value null for none */
    public CopyRows bytes(byte[] value) {
        StringBuilder out = next();
        if (value == null) {
            out.append("\\N");
        } else {
            HEX.formatHex(out.append("\\\\x"), value);
        }
        return this;
    }

    public CopyRows none() {
        return text(null);
    }

    public void endRow() {
        gathered.append('\n');
        inRow = false;
        if (gathered.length() >= SEND_AT) {
            send();
        }
    }

    /** @return how many rows there are */
    public long finish() {
        send();
        try {
            return copy.endCopy();
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    /** Gives up what was not finished. */
    @Override
    public void close() {
        try {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
    }

    private StringBuilder next() {
        if (inRow) {
            gathered.append('\t');
        }
        inRow = true;
        return gathered;
    }

    private void send() {
        byte[] bytes = gathered.toString().getBytes(StandardCharsets.UTF_8);
        try {
            copy.writeToCopy(bytes, 0, bytes.length);
        } catch (SQLException failure) {
            throw new BulkLoadFailed(failure);
        }
        gathered.setLength(0);
    }
}
