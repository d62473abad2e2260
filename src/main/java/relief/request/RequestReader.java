package relief.request;

import io.vertx.core.buffer.Buffer;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import relief.identity.Access;
import relief.platform.Call;
import relief.platform.Form;
import relief.region.Regions;

/** Reads a request wherever it stands: quickly when it is plainly in order, and otherwise so that every fault is named. */
public final class RequestReader {
    private final QuickRequestReader quick;
    private final RequestForm form;
    private final Clock clock;

    public RequestReader(Regions regions, Access access, Clock clock) {
        this.quick = new QuickRequestReader(regions, access);
        this.form = new RequestForm(regions, access);
        this.clock = clock;
    }

    /** @throws relief.kernel.Refused with every fault */
    ReliefRequest body(Call call) {
        UUID id = call.id("id");
        OffsetDateTime now = OffsetDateTime.now(clock);
        return quick.read(id, call.body().getBytes(), call.caller(), now)
                .orElseGet(() -> form.read(id, call.form(), call.caller(), now));
    }

    /** What a line holds, as far as it could be read; {@code failure} is null when it is a request. */
    record Reading(UUID id, ReliefRequest request, RuntimeException failure) {}

    Reading line(Call call, Buffer line) {
        OffsetDateTime now = OffsetDateTime.now(clock);
        Optional<ReliefRequest> plain = quick.readLine(line.getBytes(), call.caller(), now);
        return plain.map(request -> new Reading(request.id(), request, null))
                .orElseGet(() -> thoroughly(call, line, now));
    }

    private Reading thoroughly(Call call, Buffer line, OffsetDateTime now) {
        UUID id = null;
        try {
            Form fields = call.line(line);
            id = fields.id("/id").orElse(null);
            return new Reading(id, form.read(id, fields, call.caller(), now), null);
        } catch (RuntimeException failure) {
            return new Reading(id, null, failure);
        }
    }
}
