package relief.payment;

/** The rule of banks' words for a payment that was released, one word at a time. */
final class AnswerByHand {
    private AnswerByHand() {}

    static AnswerOutcome outcome(PaymentState state, AnswerMeaning meaning) {
        return switch (state) {
            case RELEASED -> opening(meaning, AnswerOutcome.ACCEPTED);
            case ACCEPTED -> opening(meaning, AnswerOutcome.UNCHANGED);
            case PAID ->
                meaning == AnswerMeaning.REJECTED
                        ? AnswerOutcome.CONTRADICTION
                        : meaning == AnswerMeaning.RETURNED ? AnswerOutcome.RETURNED : AnswerOutcome.UNCHANGED;
            case REJECTED -> meaning == AnswerMeaning.PAID ? AnswerOutcome.CONTRADICTION : AnswerOutcome.UNCHANGED;
            default -> AnswerOutcome.UNCHANGED;
        };
    }

    static PaymentState after(PaymentState state, AnswerMeaning meaning) {
        return switch (outcome(state, meaning)) {
            case ACCEPTED -> PaymentState.ACCEPTED;
            case PAID -> PaymentState.PAID;
            case REJECTED -> PaymentState.REJECTED;
            case RETURNED -> PaymentState.RETURNED;
            default -> state;
        };
    }

    private static AnswerOutcome opening(AnswerMeaning meaning, AnswerOutcome pending) {
        return switch (meaning) {
            case PENDING -> pending;
            case PAID -> AnswerOutcome.PAID;
            case REJECTED -> AnswerOutcome.REJECTED;
            case RETURNED -> AnswerOutcome.RETURNED;
        };
    }
}
