package relief.delivery;

/** Why a bank's folder did not take a file. */
final class DropFault extends Exception {
    private static final long serialVersionUID = 1;
    private static final int DETAIL_LENGTH = 300;

    private final Kind kind;

    /** What went wrong, and whether it may pass by itself. */
    enum Kind {
        /** Nobody answers there. */
        AWAY(true),
        /** The line broke; what was asked last may have happened or not. */
        LOST(true),
        /** The bank's side says no without a reason, as with a full disk. */
        FAILED(true),
        /** There is no way to this bank in the configuration any more. */
        NO_DROP(true),
        LOGIN_REFUSED(false),
        HOST_KEY_CHANGED(false),
        FORBIDDEN(false),
        NO_FOLDER(false),
        /** Another file of that name stands there. */
        OTHER_CONTENT(false),
        /** The file on our own disk is not the one that was sealed. */
        FILE_CHANGED(false);

        private final boolean passing;

        Kind(boolean passing) {
            this.passing = passing;
        }

        /** Otherwise it waits for a person. */
        boolean isPassing() {
            return passing;
        }
    }

    DropFault(Kind kind, String detail) {
        super(detail.length() > DETAIL_LENGTH ? detail.substring(0, DETAIL_LENGTH) : detail);
        this.kind = kind;
    }

    DropFault(Kind kind, Throwable cause) {
        this(kind, String.valueOf(cause.getMessage()));
        initCause(cause);
    }

    Kind kind() {
        return kind;
    }
}
