package relief.payment;

/**
 * Rows of one staged report that are applied together.
 *
 * @param report number of the report
 * @param afterLine the last line applied before
 * @param throughLine the last line of this slice
 */
public record AnswerSlice(String county, long report, int afterLine, int throughLine) {
    int rows() {
        return throughLine - afterLine;
    }
}
