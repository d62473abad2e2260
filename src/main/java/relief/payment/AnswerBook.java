package relief.payment;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import relief.payment.AppliedAnswers.Change;

/** Goes through a bank's words in their order, for one report may speak of one payment several times. */
final class AnswerBook {
    private final String county;
    private final Function<Payment, String> accounts;
    private final Map<String, Payment> payments = new HashMap<>();
    private final Map<String, Change> changes = new TreeMap<>();

    /** @param accounts opens the account that a payment was to go to; asked only when the bank names one */
    AnswerBook(String county, List<Payment> payments, Function<Payment, String> accounts) {
        this.county = county;
        this.accounts = accounts;
        payments.forEach(payment -> this.payments.put(payment.endToEndId(), payment));
    }

    AppliedAnswers apply(List<BankWord> words) {
        List<AnswerOutcome> outcomes = new ArrayList<>(words.size());
        for (BankWord word : words) {
            Payment payment = payments.get(word.endToEndId());
            outcomes.add(payment == null ? AnswerRule.stranger(county, word) : apply(payment, word));
        }
        return new AppliedAnswers(outcomes, List.copyOf(changes.values()));
    }

    private AnswerOutcome apply(Payment payment, BankWord word) {
        Change before = changes.getOrDefault(
                payment.endToEndId(), new Change(payment, payment.state(), null, payment.disputed()));
        String account = word.account() == null ? null : accounts.apply(payment);
        AnswerOutcome outcome = AnswerRule.decide(before.state(), payment.amountFen(), account, word);
        switch (outcome) {
            case PAID -> keep(before, PaymentState.PAID, null);
            case ACCEPTED -> keep(before, PaymentState.ACCEPTED, null);
            case REJECTED -> keep(before, PaymentState.REJECTED, word.reason());
            case CONTRADICTION ->
                changes.put(payment.endToEndId(), new Change(payment, before.state(), before.reason(), true));
            default -> {
                // The payment stays as it is.
            }
        }
        return outcome;
    }

    private void keep(Change before, PaymentState state, String reason) {
        Payment payment = before.payment();
        changes.put(payment.endToEndId(), new Change(payment, state, reason, before.contradicted()));
    }
}
