package relief.overview;

import java.util.Optional;
import java.util.regex.Pattern;
import relief.authorization.DecisionSeal;
import relief.kernel.AccountKind;
import relief.kernel.BankAccount;
import relief.kernel.PhoneNumber;
import relief.kernel.ResidentId;
import relief.overview.CaseJson.ApplicantJson;
import relief.overview.CaseJson.DecisionJson;
import relief.overview.CaseJson.FindingJson;
import relief.overview.CaseJson.GrantJson;
import relief.overview.CaseJson.HistoryJson;
import relief.overview.CaseJson.ItemJson;
import relief.overview.CaseJson.MemberJson;
import relief.overview.CaseJson.MinutesJson;
import relief.overview.CaseJson.PayeeJson;
import relief.overview.CaseJson.PaymentJson;
import relief.overview.CaseJson.RequestJson;
import relief.platform.Vault;
import relief.region.Regions;
import relief.request.Details;
import relief.request.Findings;
import relief.request.Payee;
import relief.request.PayeeSeal;
import relief.request.RequestSeal;

/** Opens what is sealed of a case and lets none of it out but masked: no other class of this package holds a whole number. */
public final class CaseView {
    private static final String ORDER = "order:";
    private static final String USER = "user:";
    private static final String MACHINE = "relief";
    /** Numbers as long as a phone's that were written into a note. */
    private static final Pattern LONG_NUMBER = Pattern.compile("[0-9]{11,}[Xx]?");

    private final Vault vault;
    private final RequestSeal seal;
    private final Regions regions;

    public CaseView(Vault vault, Regions regions) {
        this.vault = vault;
        this.seal = new RequestSeal(vault);
        this.regions = regions;
    }

    ItemJson item(ListedRequest row) {
        Details details = seal.open(row.id(), row.details().getBytes());
        return new ItemJson(
                row.id(),
                row.state(),
                row.level(),
                row.disaster(),
                row.township(),
                regions.get(row.township()).name(),
                row.village(),
                row.tariff(),
                row.cause(),
                row.amountFen(),
                details.applicant().name(),
                maskedId(details.applicant().idNumber()),
                row.householdSize(),
                row.receivedAt(),
                findings(row.findings()));
    }

    CaseJson whole(CaseFile file) {
        ListedRequest row = file.head().listed();
        return new CaseJson(
                row.id(),
                row.state(),
                row.level(),
                row.receivedAt(),
                file.head().submitter(),
                request(file.head()),
                findings(row.findings()),
                file.cumulativeFen(),
                Optional.ofNullable(file.grant()).map(CaseView::grant).orElse(null),
                file.decisions().stream().map(ruled -> decision(row, ruled)).toList(),
                file.payments().stream().map(PaymentJson::of).toList(),
                file.history().stream().map(HistoryJson::of).toList());
    }

    private RequestJson request(CaseFile.Head head) {
        ListedRequest row = head.listed();
        Details details = seal.open(row.id(), row.details().getBytes());
        return new RequestJson(
                row.disaster(),
                head.disasterName(),
                row.township(),
                regions.get(row.township()).name(),
                row.village(),
                row.tariff(),
                row.cause(),
                row.amountFen(),
                head.residence(),
                head.capturedAt(),
                head.channel(),
                applicant(details.applicant()),
                details.household().stream()
                        .map(member -> new MemberJson(member.name(), maskedId(member.idNumber()), member.relation()))
                        .toList(),
                head.payee() == null
                        ? null
                        : payee(PayeeSeal.open(vault, row.id(), head.payee().getBytes())),
                details.location() != null,
                details.note() == null
                        ? null
                        : LONG_NUMBER.matcher(details.note()).replaceAll("****"));
    }

    private static ApplicantJson applicant(Details.Applicant applicant) {
        return new ApplicantJson(
                applicant.name(),
                "RESIDENT_ID",
                maskedId(applicant.idNumber()),
                applicant.phone() == null
                        ? null
                        : PhoneNumber.of(applicant.phone()).masked());
    }

    private static PayeeJson payee(Payee payee) {
        BankAccount account = BankAccount.of(payee.account(), AccountKind.valueOf(payee.accountKind()));
        return new PayeeJson(payee.name(), account.masked(), payee.accountKind(), payee.bank());
    }

    private static GrantJson grant(CaseFile.GrantMade grant) {
        boolean machine = grant.authority().startsWith(ORDER);
        String authority = grant.authority().substring(machine ? ORDER.length() : USER.length());
        return new GrantJson(
                grant.amountFen(),
                grant.level(),
                machine ? MACHINE : authority,
                grant.decidedAt(),
                authority,
                grant.policy());
    }

    private DecisionJson decision(ListedRequest row, CaseFile.Ruled ruled) {
        DecisionSeal.Words words =
                DecisionSeal.open(vault, row.id(), ruled.words().getBytes());
        MinutesJson minutes =
                words.minutesNumber() == null ? null : new MinutesJson(words.minutesNumber(), words.members());
        return new DecisionJson(
                ruled.outcome(), ruled.amountFen(), words.reason(), ruled.actor(), ruled.level(), ruled.at(), minutes);
    }

    private static java.util.List<FindingJson> findings(String json) {
        return Findings.read(json).stream()
                .map(finding -> new FindingJson(finding.code(), finding.code().severity(), finding.facts()))
                .toList();
    }

    private static String maskedId(String idNumber) {
        return ResidentId.of(idNumber).masked();
    }
}
