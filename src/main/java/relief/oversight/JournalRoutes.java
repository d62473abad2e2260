package relief.oversight;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.util.UUID;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Page;
import relief.region.Regions;

/** The journal over HTTP. */
public final class JournalRoutes {
    private final JournalService journal;

    public JournalRoutes(JournalService journal) {
        this.journal = journal;
    }

    public void register(ContractRouter router) {
        router.on("listJournal", this::list);
    }

    private Future<Answer> list(Call call) {
        return journal.list(call.caller(), call.query("subject"), Page.after(call, 1), call.limit())
                .map(page -> Answer.ok(page.map(EntryJson::of)));
    }

    record EntryJson(
            UUID id, OffsetDateTime at, String county, String event, String subject, String actor, JsonNode facts) {
        static EntryJson of(JournalLine line) {
            String county = line.county().equals(Regions.NATION) ? "" : line.county();
            return new EntryJson(
                    line.id(), line.at(), county, line.event(), line.subject(), line.actor(), line.facts());
        }
    }
}
