package relief.platform;

import java.sql.SQLException;

/** A bulk load met a failure of the database; what it had loaded so far is undone. */
public final class BulkLoadFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BulkLoadFailed(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
