package relief.request;

import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import relief.identity.Access;
import relief.kernel.BankAccount;
import relief.kernel.CnapsCode;
import relief.kernel.PersonName;
import relief.kernel.PhoneNumber;
import relief.kernel.ResidentId;
import relief.platform.Caller;
import relief.platform.Form;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Reads the intake body into a {@link ReliefRequest}, naming all that is wrong with it at once. */
public final class RequestForm {
    static final int CLOCK_SKEW_HOURS = 24;

    private final Regions regions;
    private final Access access;

    public RequestForm(Regions regions, Access access) {
        this.regions = regions;
        this.access = access;
    }

    /** @throws relief.kernel.Refused with every fault */
    ReliefRequest read(UUID id, Form form, Caller caller, OffsetDateTime now) {
        String county = county(form, caller);
        Details details = details(form);
        Payee payee = form.has("/payee") ? payee(form, "/payee") : null;
        OffsetDateTime capturedAt = form.time("/capturedAt");
        if (capturedAt.isAfter(now.plusHours(CLOCK_SKEW_HOURS))) {
            form.fault("/capturedAt", "range", "Must not lie in the future: check the clock of the device.");
        }
        long amountFen = form.wholeNumber("/amountFen");
        String village = form.plainText("/village", 60);
        form.finish();
        return new ReliefRequest(
                id,
                county,
                form.text("/disaster"),
                form.text("/township"),
                village,
                form.text("/tariff"),
                form.text("/cause"),
                amountFen,
                form.text("/residence"),
                form.text("/channel"),
                capturedAt,
                details,
                payee);
    }

    private String county(Form form, Caller caller) {
        String code = form.text("/township");
        if (code.isEmpty() || form.faulty("/township")) {
            return "";
        }
        Optional<RegionLevel> level = regions.find(code).map(region -> region.level());
        if (level.isEmpty()) {
            form.fault("/township", "unknown-region", "No township has the code " + code + ".");
        } else if (level.get() != RegionLevel.TOWNSHIP) {
            form.fault(
                    "/township",
                    "no-authority",
                    "Region " + code + " is " + level.get() + ", not a township government.");
        } else if (!access.covers(caller, code)) {
            form.fault("/township", "outside-region", "Township " + code + " lies outside your region.");
        } else {
            return regions.countyOf(code);
        }
        return "";
    }

    private static Details details(Form form) {
        Set<String> numbers = new HashSet<>();
        Details.Applicant applicant = new Details.Applicant(
                name(form, "/applicant/name"),
                idNumber(form, "/applicant/idNumber", numbers),
                form.has("/applicant/phone") ? phone(form, "/applicant/phone") : null);
        List<Details.Member> members = form.items("/household")
                .map(at -> new Details.Member(
                        name(form, at + "/name"),
                        idNumber(form, at + "/idNumber", numbers),
                        form.text(at + "/relation")))
                .toList();
        Details.Location location = form.has("/location")
                ? new Details.Location(form.decimal("/location/lat"), form.decimal("/location/lon"))
                : null;
        return new Details(applicant, members, location, form.has("/note") ? form.plainText("/note", 1_000) : null);
    }

    private static String idNumber(Form form, String pointer, Set<String> seen) {
        String number = form.value(
                pointer, ResidentId::check, text -> ResidentId.of(text).value(), "");
        if (!number.isEmpty() && !seen.add(number)) {
            form.fault(pointer, "duplicate", "This person stands in the request twice.");
        }
        return number;
    }

    /** The fields of a payee below a pointer; empty for the body itself. */
    public static Payee payee(Form form, String at) {
        return new Payee(
                name(form, at + "/name"),
                form.value(at + "/account", BankAccount::check, String::strip, ""),
                form.text(at + "/accountKind"),
                form.value(
                        at + "/bank",
                        CnapsCode::check,
                        code -> CnapsCode.of(code).value(),
                        ""));
    }

    private static String name(Form form, String pointer) {
        return form.value(
                pointer, PersonName::check, text -> PersonName.of(text).value(), "");
    }

    private static String phone(Form form, String pointer) {
        return form.value(
                pointer, PhoneNumber::check, text -> PhoneNumber.of(text).value(), "");
    }
}
