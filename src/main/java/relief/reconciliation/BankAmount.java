package relief.reconciliation;

import java.util.Optional;

/** Reads amounts as banks write them, exactly: {@code 2000}, {@code 2000.5} and {@code 2000.50000} but no half fen. */
final class BankAmount {
    /** Digits that surely fit into a long of fen. */
    private static final int MOST_YUAN_DIGITS = 16;

    private static final int FEN_DIGITS = 2;

    private BankAmount() {}

    /** @throws BankReportFault if it is no sum of yuan and fen */
    static long getFen(String amount, String currency) {
        if (!"CNY".equals(currency)) {
            throw new BankReportFault("The report gives an amount that is not in CNY.");
        }
        return getFen(amount);
    }

    /** @throws BankReportFault if it is no sum of yuan and fen */
    static long getFen(String amount) {
        return findFen(amount)
                .orElseThrow(() -> new BankReportFault("The report gives an amount that is no sum of yuan and fen."));
    }

    private static Optional<Long> findFen(String amount) {
        int point = amount.indexOf('.');
        int yuanEnd = point < 0 ? amount.length() : point;
        if (yuanEnd == 0 || yuanEnd > MOST_YUAN_DIGITS || point == amount.length() - 1) {
            return Optional.empty();
        }
        long fen = 0;
        for (int index = 0; index < amount.length(); index++) {
            int digit = amount.charAt(index) - '0';
            int place = index - yuanEnd;
            if (index == point) {
                continue;
            }
            if (digit < 0 || digit > 9 || (place > FEN_DIGITS && digit > 0)) {
                return Optional.empty();
            }
            if (place <= FEN_DIGITS) {
                fen = fen * 10 + digit;
            }
        }
        int decimals = point < 0 ? 0 : Math.min(FEN_DIGITS, amount.length() - 1 - point);
        for (int missing = decimals; missing < FEN_DIGITS; missing++) {
            fen *= 10;
        }
        return Optional.of(fen);
    }
}
