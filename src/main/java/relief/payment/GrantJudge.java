package relief.payment;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import relief.authorization.Grant;
import relief.bankfile.BankProfile;
import relief.bankfile.PaymentInstruction;
import relief.bankfile.RowFlaw;
import relief.bankfile.RowRules;
import relief.kernel.AccountKind;
import relief.kernel.BankAccount;
import relief.platform.Vault;
import relief.request.Payee;
import relief.request.PayeeSeal;

/** Opens the payee of a grant and judges the row it would make in a bank's file; its work is heavy, not for a loop. */
final class GrantJudge {
    static final String PAYEE_UNREADABLE = "PAYEE_UNREADABLE";
    static final String ROW_UNFIT = "ROW_UNFIT";
    static final String DOUBTFUL_CARD = "DOUBTFUL_CARD";

    private static final Logger LOG = LoggerFactory.getLogger(GrantJudge.class);

    private final Vault vault;
    private final BankProfile profile;
    private final RowRules rules;

    GrantJudge(Vault vault, BankProfile profile) {
        this.vault = vault;
        this.profile = profile;
        this.rules = RowRules.of(profile);
    }

    JudgedGrant judge(Grant grant, EndToEndId id) {
        Payee payee;
        try {
            payee = PayeeSeal.open(vault, grant.request(), grant.sealedPayee().orElseThrow());
        } catch (IllegalStateException sealed) {
            LOG.atError().setCause(sealed).log("the payee of request {} cannot be opened", grant.request());
            return new JudgedGrant(grant, id, "", null, 0, List.of(blocking(grant, PAYEE_UNREADABLE, "")));
        }
        Buffer accountHash = Buffer.buffer(vault.hash("account", payee.account()));
        try {
            PaymentInstruction row = PaymentRow.of(id.toString(), grant.amountFen(), payee, profile);
            return new JudgedGrant(grant, id, payee.bank(), accountHash, rules.bytes(row), findings(grant, payee, row));
        } catch (IllegalArgumentException unfit) {
            PaymentFinding why = blocking(grant, ROW_UNFIT, unfit.getMessage());
            return new JudgedGrant(grant, id, payee.bank(), accountHash, 0, List.of(why));
        }
    }

    private List<PaymentFinding> findings(Grant grant, Payee payee, PaymentInstruction row) {
        List<PaymentFinding> findings = new ArrayList<>();
        for (RowFlaw flaw : rules.judge(row)) {
            findings.add(blocking(
                    grant, flaw.code(), flaw.detail() + "; " + flaw.kind().remedy()));
        }
        boolean doubtful = BankAccount.check(payee.account()).isEmpty()
                && BankAccount.of(payee.account(), AccountKind.valueOf(payee.accountKind()))
                        .isDoubtfulCard();
        if (doubtful) {
            findings.add(new PaymentFinding(grant.request(), DOUBTFUL_CARD, false, ""));
        }
        return findings;
    }

    private static PaymentFinding blocking(Grant grant, String kind, String detail) {
        return new PaymentFinding(grant.request(), kind, true, detail);
    }
}
