package relief.reconciliation;

import relief.reconciliation.ReturnLayout.Field;

/** Counts the lines of a return file and holds them against what its header and trailer promise. */
final class ReturnTotals {
    private long count;
    private long totalFen;
    private long promisedCount = -1;
    private long promisedFen = -1;

    void header(ReturnLine line) {
        promisedCount = line.number(Field.COUNT);
        promisedFen = line.number(Field.TOTAL);
    }

    void add(long amountFen) {
        count++;
        try {
            totalFen = Math.addExact(totalFen, Math.max(0, amountFen));
        } catch (ArithmeticException tooMuch) {
            throw new BankReportFault("The amounts of the report add up to more money than there is.");
        }
    }

    /** @param digest of all bytes before the trailer, in hexadecimal */
    void trailer(ReturnLine line, String digest) {
        require("count", promisedCount, count);
        require("count", line.number(Field.COUNT), count);
        require("total", promisedFen, totalFen);
        require("total", line.number(Field.TOTAL), totalFen);
        String promised = line.text(Field.DIGEST);
        if (promised != null && !promised.equalsIgnoreCase(digest)) {
            throw new BankReportFault("The digest in the trailer is not that of the report.");
        }
    }

    private static void require(String what, long promised, long found) {
        if (promised >= 0 && promised != found) {
            throw new BankReportFault(
                    "The report promises a " + what + " of " + promised + ", but its lines come to " + found + ".");
        }
    }
}
