package relief.payment;

/**
 * A file of a run while its rows are gathered.
 *
 * @param number from 1 on
 * @param payeeBank whose payees it holds where files are split so; empty otherwise
 * @param bytes that its rows will take
 * @param filling whether more rows may come into it
 */
record PlannedFile(int number, String payeeBank, int count, long totalFen, long bytes, boolean filling) {

    boolean holds(FileLimits limits, long moreBytes, long moreFen) {
        return count < limits.rows()
                && bytes + moreBytes <= limits.bytes()
                && Math.addExact(totalFen, moreFen) <= limits.amountFen();
    }

    PlannedFile with(long moreBytes, long moreFen) {
        return new PlannedFile(number, payeeBank, count + 1, totalFen + moreFen, bytes + moreBytes, true);
    }

    PlannedFile closed() {
        return new PlannedFile(number, payeeBank, count, totalFen, bytes, false);
    }
}
