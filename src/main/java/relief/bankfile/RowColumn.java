package relief.bankfile;

/**
 * One column of a bank's rows.
 *
 * @param title stands over the column in tables
 * @param longestBytes what the bank's field holds, in bytes of the file's charset
 */
public record RowColumn(RowField field, String title, int longestBytes) {}
