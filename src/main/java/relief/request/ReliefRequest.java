package relief.request;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.kernel.AccountKind;
import relief.kernel.BankAccount;

/**
 * What a household asks for, checked and in its normal spelling.
 *
 * @param county of the township
 * @param payee null while no account is known
 */
public record ReliefRequest(
        UUID id,
        String county,
        String disaster,
        String township,
        String village,
        String tariff,
        String cause,
        long amountFen,
        String residence,
        String channel,
        OffsetDateTime capturedAt,
        Details details,
        Payee payee) {

    /** What can be said of the request without knowing any other. */
    public List<Finding> ownFindings() {
        List<Finding> findings = new ArrayList<>(2);
        if (payee == null) {
            findings.add(Finding.of(Finding.Code.NO_PAYEE));
            return findings;
        }
        if (!payee.name().equals(details.applicant().name())) {
            findings.add(Finding.of(Finding.Code.PAYEE_DIFFERS));
        }
        BankAccount account = BankAccount.of(payee.account(), AccountKind.valueOf(payee.accountKind()));
        if (account.isDoubtfulCard()) {
            findings.add(Finding.of(Finding.Code.CARD_CHECK, Map.of()));
        }
        return findings;
    }
}
