package relief.request;

import static relief.platform.JsonCursor.require;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import relief.platform.JsonCursor;

/** The fields of an intake body as they come, in whatever order, each at most once and each as the contract has it. */
final class RequestDraft {
    private static final Set<String> CAUSES =
            Set.of("HOUSE_DAMAGE", "HOUSE_COLLAPSE", "INJURY", "DEATH", "EVACUATION", "LIVELIHOOD_LOSS", "OTHER");
    private static final Set<String> RESIDENCES = Set.of("LOCAL", "PERMIT", "OUTSIDER");
    private static final Set<String> CHANNELS = Set.of("FIELD", "WEB", "WINDOW", "HOTLINE", "IMPORT");
    private static final Set<String> RELATIONS =
            Set.of("SPOUSE", "CHILD", "PARENT", "GRANDPARENT", "GRANDCHILD", "SIBLING", "OTHER");
    private static final Set<String> ID_TYPES = Set.of("RESIDENT_ID");
    private static final Set<String> ACCOUNT_KINDS = Set.of("CARD", "PASSBOOK");
    private static final long MAX_AMOUNT_FEN = 1_000_000_000_000L;
    private static final int MAX_MEMBERS = 30;

    /** Of a line; null in a body, whose address holds it. */
    UUID id;

    String disaster;
    String township;
    String village;
    String tariff;
    String cause;
    long amountFen;
    String residence;
    OffsetDateTime capturedAt;
    String channel;
    Details.Applicant applicant;
    List<Details.Member> household;
    Payee payee;
    Details.Location location;
    String note;

    private RequestDraft() {}

    static RequestDraft read(JsonCursor json) {
        RequestDraft draft = new RequestDraft();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            draft.take(field, json);
        }
        require(draft.isComplete());
        return draft;
    }

    private boolean isComplete() {
        return disaster != null
                && township != null
                && village != null
                && tariff != null
                && cause != null
                && amountFen > 0
                && residence != null
                && capturedAt != null
                && channel != null
                && applicant != null
                && household != null;
    }

    private void take(String field, JsonCursor json) {
        switch (field) {
            case "id" -> id = once(id, QuickText.uuid(json.text(36)));
            case "disaster" -> disaster = once(disaster, QuickText.disasterCode(json.text(40)));
            case "township" -> township = once(township, QuickText.digits(json.text(9), 9));
            case "village" -> village = once(village, QuickText.plain(json.text(60), 60));
            case "tariff" -> tariff = once(tariff, QuickText.tariffCode(json.text(40)));
            case "cause" -> cause = once(cause, QuickText.word(json, CAUSES));
            case "amountFen" -> {
                require(amountFen == 0);
                amountFen = json.wholeNumber(1, MAX_AMOUNT_FEN);
            }
            case "residence" -> residence = once(residence, QuickText.word(json, RESIDENCES));
            case "capturedAt" -> capturedAt = once(capturedAt, QuickText.time(json.text(40)));
            case "channel" -> channel = once(channel, QuickText.word(json, CHANNELS));
            case "applicant" -> applicant = once(applicant, applicant(json));
            case "household" -> household = once(household, household(json));
            case "payee" -> payee = once(payee, payee(json));
            case "location" -> location = once(location, location(json));
            case "note" -> note = once(note, QuickText.plain(json.text(1_000), 1_000));
            default -> throw JsonCursor.doubt();
        }
    }

    private static Details.Applicant applicant(JsonCursor json) {
        String name = null;
        String idType = null;
        String idNumber = null;
        String phone = null;
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "name" -> name = once(name, QuickText.personName(json));
                case "idType" -> idType = once(idType, QuickText.word(json, ID_TYPES));
                case "idNumber" -> idNumber = once(idNumber, QuickText.idNumber(json));
                case "phone" -> phone = once(phone, QuickText.phone(json));
                default -> throw JsonCursor.doubt();
            }
        }
        require(name != null && idType != null && idNumber != null);
        return new Details.Applicant(name, idNumber, phone);
    }

    private static List<Details.Member> household(JsonCursor json) {
        List<Details.Member> members = new ArrayList<>(4);
        json.beginList();
        while (json.nextObject()) {
            require(members.size() < MAX_MEMBERS);
            members.add(member(json));
        }
        return List.copyOf(members);
    }

    private static Details.Member member(JsonCursor json) {
        String name = null;
        String idNumber = null;
        String relation = null;
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "name" -> name = once(name, QuickText.personName(json));
                case "idNumber" -> idNumber = once(idNumber, QuickText.idNumber(json));
                case "relation" -> relation = once(relation, QuickText.word(json, RELATIONS));
                default -> throw JsonCursor.doubt();
            }
        }
        require(name != null && idNumber != null && relation != null);
        return new Details.Member(name, idNumber, relation);
    }

    private static Payee payee(JsonCursor json) {
        String name = null;
        String account = null;
        String accountKind = null;
        String bank = null;
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "name" -> name = once(name, QuickText.personName(json));
                case "account" -> account = once(account, QuickText.account(json));
                case "accountKind" -> accountKind = once(accountKind, QuickText.word(json, ACCOUNT_KINDS));
                case "bank" -> bank = once(bank, QuickText.bankCode(json));
                default -> throw JsonCursor.doubt();
            }
        }
        require(name != null && account != null && accountKind != null && bank != null);
        return new Payee(name, account, accountKind, bank);
    }

    private static Details.Location location(JsonCursor json) {
        Double lat = null;
        Double lon = null;
        json.beginObject();
        for (String field = json.nextField(); field != null; field = json.nextField()) {
            switch (field) {
                case "lat" -> lat = once(lat, json.decimal(-90, 90));
                case "lon" -> lon = once(lon, json.decimal(-180, 180));
                default -> throw JsonCursor.doubt();
            }
        }
        require(lat != null && lon != null);
        return new Details.Location(lat, lon);
    }

    /** A field that comes a second time is no field in order. */
    private static <T> T once(T before, T now) {
        require(before == null);
        return now;
    }
}
