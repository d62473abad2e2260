package relief.request;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import relief.platform.Json;

/**
 * A request as JSON in its one spelling, byte for byte what {@link Json#bytes} makes of the record, with its parts cut
 * out of the whole: what is sealed and what is hashed are written once.
 *
 * @param whole with the time in UTC, so that the instant counts and not its offset
 * @param payee null while no account is known
 */
record RequestJson(byte[] whole, byte[] details, byte[] payee) {
    private static final int USUAL_LENGTH = 1_200;

    static RequestJson of(ReliefRequest request) {
        try (ByteArrayBuilder out = new ByteArrayBuilder(null, USUAL_LENGTH);
                JsonGenerator json = Json.MAPPER.getFactory().createGenerator(out)) {
            json.writeStartObject();
            writeFields(json, request);
            json.writeFieldName("details");
            int detailsFrom = position(out, json);
            write(json, request.details());
            int detailsTo = position(out, json);
            int payeeFrom = detailsTo;
            if (request.payee() != null) {
                json.writeFieldName("payee");
                payeeFrom = position(out, json);
                write(json, request.payee());
            }
            int payeeTo = position(out, json);
            json.writeEndObject();
            json.flush();
            byte[] whole = out.toByteArray();
            return new RequestJson(
                    whole,
                    part(whole, detailsFrom, detailsTo),
                    request.payee() == null ? null : part(whole, payeeFrom, payeeTo));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static int position(ByteArrayBuilder out, JsonGenerator json) {
        return out.size() + json.getOutputBuffered();
    }

    /** The colon after the name belongs to neither. */
    private static byte[] part(byte[] whole, int from, int to) {
        return Arrays.copyOfRange(whole, from + 1, to);
    }

    private static void writeFields(JsonGenerator json, ReliefRequest request) throws IOException {
        OffsetDateTime utc = request.capturedAt().withOffsetSameInstant(ZoneOffset.UTC);
        json.writeStringField("id", request.id().toString());
        json.writeStringField("county", request.county());
        json.writeStringField("disaster", request.disaster());
        json.writeStringField("township", request.township());
        json.writeStringField("village", request.village());
        json.writeStringField("tariff", request.tariff());
        json.writeStringField("cause", request.cause());
        json.writeNumberField("amountFen", request.amountFen());
        json.writeStringField("residence", request.residence());
        json.writeStringField("channel", request.channel());
        json.writeStringField("capturedAt", text(utc));
    }

    /** ISO 8601 with seconds, as Jackson writes it; the formatter is asked only for fractions of them. */
    private static String text(OffsetDateTime utc) {
        if (utc.getNano() != 0) {
            return DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(utc);
        }
        String text = utc.toLocalDateTime().toString();
        return text + (utc.getSecond() == 0 ? ":00Z" : "Z");
    }

    private static void write(JsonGenerator json, Details details) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("applicant");
        json.writeStringField("name", details.applicant().name());
        json.writeStringField("idNumber", details.applicant().idNumber());
        if (details.applicant().phone() != null) {
            json.writeStringField("phone", details.applicant().phone());
        }
        json.writeEndObject();
        json.writeArrayFieldStart("household");
        for (Details.Member member : details.household()) {
            json.writeStartObject();
            json.writeStringField("name", member.name());
            json.writeStringField("idNumber", member.idNumber());
            json.writeStringField("relation", member.relation());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (details.location() != null) {
            json.writeObjectFieldStart("location");
            json.writeNumberField("lat", details.location().lat());
            json.writeNumberField("lon", details.location().lon());
            json.writeEndObject();
        }
        if (details.note() != null) {
            json.writeStringField("note", details.note());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, Payee payee) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", payee.name());
        json.writeStringField("account", payee.account());
        json.writeStringField("accountKind", payee.accountKind());
        json.writeStringField("bank", payee.bank());
        json.writeEndObject();
    }
}
