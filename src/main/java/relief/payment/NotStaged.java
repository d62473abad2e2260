package relief.payment;

/** Rows of a bank's report are gone from the staging table, as after a crash of the database: it is to be read again. */
public final class NotStaged extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotStaged(AnswerSlice slice) {
        super("report " + slice.report() + " is not staged beyond line " + slice.afterLine(), null, false, false);
    }
}
