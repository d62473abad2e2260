package relief.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import relief.oversight.JournalLine;
import relief.request.Finding;

/** The case on the wire, with masked numbers only; what is null is written as null. */
@JsonInclude(JsonInclude.Include.ALWAYS)
record CaseJson(
        UUID id,
        SeenState state,
        String level,
        OffsetDateTime receivedAt,
        String submittedBy,
        RequestJson request,
        List<FindingJson> findings,
        long cumulativeFen,
        GrantJson grant,
        List<DecisionJson> decisions,
        List<PaymentJson> payments,
        List<HistoryJson> history) {

    /** A row of the queue. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ItemJson(
            UUID id,
            SeenState state,
            String level,
            String disaster,
            String township,
            String townshipName,
            String village,
            String tariff,
            String cause,
            long amountFen,
            String applicantName,
            String idNumberMasked,
            int householdSize,
            OffsetDateTime receivedAt,
            List<FindingJson> findings) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record RequestJson(
            String disaster,
            String disasterName,
            String township,
            String townshipName,
            String village,
            String tariff,
            String cause,
            long amountFen,
            String residence,
            OffsetDateTime capturedAt,
            String channel,
            ApplicantJson applicant,
            List<MemberJson> household,
            PayeeJson payee,
            boolean located,
            String note) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record ApplicantJson(String name, String idType, String idNumberMasked, String phoneMasked) {}

    record MemberJson(String name, String idNumberMasked, String relation) {}

    record PayeeJson(String name, String accountMasked, String accountKind, String bank) {}

    record FindingJson(Finding.Code code, Finding.Severity severity, Map<String, Object> facts) {}

    record GrantJson(
            long amountFen,
            String level,
            String decidedBy,
            OffsetDateTime decidedAt,
            String authority,
            String policy) {}

    /** Only {@code minutes} is left out when there are none. */
    record DecisionJson(
            String outcome,
            @JsonInclude(JsonInclude.Include.ALWAYS) Long amountFen,
            String reason,
            String actor,
            String level,
            OffsetDateTime at,
            MinutesJson minutes) {}

    record MinutesJson(String number, List<String> members) {}

    @JsonInclude(JsonInclude.Include.ALWAYS)
    record PaymentJson(String endToEndId, int attempt, String state, String bankReason, UUID run, OffsetDateTime at) {
        static PaymentJson of(CaseFile.Attempt made) {
            return new PaymentJson(
                    made.endToEndId(), made.attempt(), made.state(), made.bankReason(), made.run(), made.at());
        }
    }

    record HistoryJson(OffsetDateTime at, String event, String actor, JsonNode facts) {
        static HistoryJson of(JournalLine line) {
            return new HistoryJson(line.at(), line.event(), line.actor(), line.facts());
        }
    }
}
