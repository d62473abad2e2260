package relief.payment;

/**
 * How much one file of a bank may hold.
 *
 * @param rows most rows
 * @param bytes most bytes of the whole file, without what stands around the rows
 * @param amountFen highest total
 * @param byPayeeBank whether payees of different banks go into different files
 */
record FileLimits(int rows, long bytes, long amountFen, boolean byPayeeBank) {}
