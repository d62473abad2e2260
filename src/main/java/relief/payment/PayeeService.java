package relief.payment;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.authorization.Grant;
import relief.authorization.Grants;
import relief.identity.Access;
import relief.identity.Role;
import relief.kernel.PersonName;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.platform.Database;
import relief.platform.Ids;
import relief.platform.JournalEntry;
import relief.platform.Tx;
import relief.platform.Vault;
import relief.request.Payee;
import relief.request.PayeeSeal;
import relief.request.RequestOrigin;
import relief.request.RequestService;

/**
 * Gives a grant the account it lacks, or another one after the bank sent the money back; an account in another name than
 * the applicant's takes an officer who did not submit the request.
 */
public final class PayeeService {
    private static final Set<String> OFFICERS = Set.of(Role.TOWNSHIP_OFFICER.name(), Role.COUNTY_OFFICER.name());

    private final Database database;
    private final Access access;
    private final Vault vault;
    private final Grants grants;
    private final RequestService requests;
    private final PaymentStore payments = new PaymentStore();
    private final FindingStore findings = new FindingStore();
    private final PayeeCorrectionStore corrections = new PayeeCorrectionStore();

    public PayeeService(Database database, Access access, Vault vault, Grants grants, RequestService requests) {
        this.database = database;
        this.access = access;
        this.vault = vault;
        this.grants = grants;
        this.requests = requests;
    }

    /** The same payee again, before the next run took it, changes nothing. */
    public Future<Grant> correct(Caller caller, UUID request, Payee payee, String reason) {
        String county = access.county(caller, Optional.empty());
        return database.inTransaction(tx -> grants.lock(tx, county, request)
                .map(found -> found.filter(grant -> access.covers(caller, grant.township()))
                        .orElseThrow(PayeeService::notFound))
                .compose(grant -> requests.origin(tx, county, request)
                        .map(origin -> requireEntitled(caller, origin, payee))
                        .compose(entitled -> correct(tx, caller, grant, payee, reason))
                        .map(grant)));
    }

    private static Void requireEntitled(Caller caller, RequestOrigin origin, Payee payee) {
        boolean officer = caller.isAnyOf(OFFICERS);
        boolean submitter = origin.submittedBy().equals(caller.id());
        if (!officer && !submitter) {
            throw notFound();
        }
        boolean sameName = PersonName.of(payee.name()).equals(origin.applicant());
        if (!sameName && (submitter || !officer)) {
            throw Refused.because(
                    "payee-differs",
                    "The account is not in the applicant's name; an officer who did not submit the request sets it.");
        }
        return null;
    }

    private static Refused notFound() {
        return Refused.notFound("A grant of this request");
    }

    private Future<Void> correct(Tx tx, Caller caller, Grant grant, Payee payee, String reason) {
        if (grant.disputed()) {
            throw Refused.because(
                    "quarantined",
                    "The bank said both that it paid and that it did not; clear that with the bank first.");
        }
        boolean settled = grant.due()
                && grant.sealedPayee()
                        .filter(known ->
                                PayeeSeal.open(vault, grant.request(), known).equals(payee))
                        .isPresent();
        if (settled) {
            return Future.succeededFuture();
        }
        return payments.findLast(tx.sql(), grant.county(), grant.request())
                .compose(last -> findings.resolve(tx.sql(), grant.county(), grant.request())
                        .map(resolved -> requireChangeable(grant, last.map(Payment::state), resolved > 0)))
                .compose(changeable -> keep(tx, caller, grant, payee, reason));
    }

    /**
     * While a grant is due its account stays, unless it was never given, no file could hold it, or the run that took it
     * was cancelled.
     */
    private static Void requireChangeable(Grant grant, Optional<PaymentState> last, boolean unfit) {
        boolean cancelled = last.filter(PaymentState.CANCELLED::equals).isPresent();
        if (grant.due() && grant.sealedPayee().isPresent() && !cancelled && !unfit) {
            throw Refused.because("wrong-state", "The account is known and no bank has refused it.");
        }
        if (!grant.due() && last.filter(PaymentState::hasFailed).isEmpty()) {
            throw Refused.because("wrong-state", "A payment is under way or was made; its account cannot be changed.");
        }
        return null;
    }

    private Future<Void> keep(Tx tx, Caller caller, Grant grant, Payee payee, String reason) {
        UUID id = Ids.next();
        byte[] sealedReason = vault.seal(reason.getBytes(StandardCharsets.UTF_8), "payee_correction.reason:" + id);
        tx.record(JournalEntry.of(
                grant.county(),
                "payee.corrected",
                grant.request(),
                caller.username(),
                Map.of("attempt", grant.attempt())));
        return grants.lockHousehold(tx, grant)
                .compose(household -> requests.claimAccount(tx, grant.disaster(), household, payee))
                .compose(own -> corrections.insert(
                        tx.sql(), grant.county(), id, grant.request(), grant.attempt(), sealedReason, caller.id()))
                .compose(kept -> grants.makeDueAgain(
                        tx, grant.county(), grant.request(), PayeeSeal.seal(vault, grant.request(), payee)));
    }
}
