package relief.payment;

import java.util.Map;

/** Decides what a bank's word does to a payment: only a final word ends it, and a final word is never taken back. */
final class AnswerRule {
    private enum Meaning {
        PAID,
        REJECTED,
        PENDING
    }

    // ISO 20022 external payment transaction status
    private static final Map<String, Meaning> MEANINGS = Map.of(
            "ACSC", Meaning.PAID,
            "ACCC", Meaning.PAID,
            "RJCT", Meaning.REJECTED,
            "ACSP", Meaning.PENDING,
            "ACTC", Meaning.PENDING,
            "ACCP", Meaning.PENDING,
            "RCVD", Meaning.PENDING,
            "PDNG", Meaning.PENDING);

    private AnswerRule() {}

    /** Whether an answer to no payment of the county names one that another county could have made. */
    static AnswerOutcome stranger(String county, BankWord word) {
        boolean elsewhere = EndToEndId.find(word.endToEndId())
                .filter(id -> !id.township().startsWith(county))
                .isPresent();
        return elsewhere ? AnswerOutcome.OTHER_COUNTY : AnswerOutcome.UNKNOWN_ID;
    }

    /** @param account the account that was to be paid */
    static AnswerOutcome decide(PaymentState state, long amountFen, String account, BankWord word) {
        if (word.amountFen() >= 0 && word.amountFen() != amountFen) {
            return AnswerOutcome.WRONG_AMOUNT;
        }
        if (word.account() != null && !word.account().equals(account)) {
            return AnswerOutcome.WRONG_ACCOUNT;
        }
        Meaning meaning = word.status() == null ? null : MEANINGS.get(word.status());
        if (meaning == null) {
            return AnswerOutcome.UNKNOWN_STATUS;
        }
        return switch (state) {
            case CREATED, IN_FILE, CANCELLED -> AnswerOutcome.NOT_RELEASED;
            case RELEASED, SENT, UNKNOWN -> open(meaning, AnswerOutcome.ACCEPTED);
            case ACCEPTED -> open(meaning, AnswerOutcome.UNCHANGED);
            case PAID -> closed(meaning, Meaning.REJECTED);
            case REJECTED -> closed(meaning, Meaning.PAID);
            // It was paid first and came back: both words were true in their time.
            case RETURNED -> AnswerOutcome.UNCHANGED;
        };
    }

    private static AnswerOutcome open(Meaning meaning, AnswerOutcome pending) {
        return switch (meaning) {
            case PAID -> AnswerOutcome.PAID;
            case REJECTED -> AnswerOutcome.REJECTED;
            case PENDING -> pending;
        };
    }

    private static AnswerOutcome closed(Meaning meaning, Meaning opposite) {
        return meaning == opposite ? AnswerOutcome.CONTRADICTION : AnswerOutcome.UNCHANGED;
    }
}
