package relief.payment;

import io.vertx.core.buffer.Buffer;
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

/**
 * Opens the payee of a grant and judges the row it would make in a bank's file. Its work is heavy, and it is for one
 * thread at a time.
 */
final class GrantJudge {
    static final String PAYEE_UNREADABLE = "PAYEE_UNREADABLE";
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
        PaymentInstruction row = PaymentRow.of(id.toString(), grant.amountFen(), payee, profile);
        List<RowFlaw> flaws = rules.judge(row);
        if (!flaws.isEmpty()) {
            List<PaymentFinding> findings = flaws.stream()
                    .map(flaw -> blocking(
                            grant,
                            flaw.code(),
                            flaw.detail() + "; " + flaw.kind().remedy()))
                    .toList();
            return new JudgedGrant(grant, id, "", null, 0, findings);
        }
        Buffer accountHash = Buffer.buffer(vault.hash("account", payee.account()));
        return new JudgedGrant(grant, id, payee.bank(), accountHash, rules.bytes(row), doubts(grant, payee));
    }

    private static List<PaymentFinding> doubts(Grant grant, Payee payee) {
        boolean doubtful = BankAccount.check(payee.account()).isEmpty()
                && BankAccount.of(payee.account(), AccountKind.valueOf(payee.accountKind()))
                        .isDoubtfulCard();
        return doubtful ? List.of(new PaymentFinding(grant.request(), DOUBTFUL_CARD, false, "")) : List.of();
    }

    private static PaymentFinding blocking(Grant grant, String kind, String detail) {
        return new PaymentFinding(grant.request(), kind, true, detail);
    }

    /** How much one file of the bank may hold, beside what stands around its rows. */
    FileLimits limits(int rowsPerFile) {
        long bytes = profile.bytesPerFile() == BankProfile.NO_LIMIT
                ? BankProfile.NO_LIMIT
                : profile.bytesPerFile() - rules.frameBytes();
        return new FileLimits(rowsPerFile, bytes, profile.amountPerFileFen(), profile.splitByPayeeBank());
    }
}
