package relief.disaster;

import io.vertx.core.Future;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import relief.identity.Access;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Form;
import relief.platform.Page;
import relief.region.Region;
import relief.region.RegionLevel;
import relief.region.Regions;

/** Disasters over HTTP. */
public final class DisasterRoutes {
    private final DisasterService disasters;
    private final Regions regions;
    private final Access access;

    public DisasterRoutes(DisasterService disasters, Regions regions, Access access) {
        this.disasters = disasters;
        this.regions = regions;
        this.access = access;
    }

    public void register(ContractRouter router) {
        router.on("listDisasters", this::list).on("putDisaster", this::put).on("getDisaster", this::get);
    }

    private Future<Answer> list(Call call) {
        return disasters
                .list(call.caller(), Page.after(call, 2), call.limit())
                .map(page -> Answer.ok(page.map(this::json)));
    }

    private Future<Answer> get(Call call) {
        return disasters.get(call.caller(), call.path("code")).map(disaster -> Answer.ok(json(disaster)));
    }

    /** What stands already is looked up first, for its townships may be named by officers of other counties too. */
    private Future<Answer> put(Call call) {
        return disasters
                .find(call.path("code"))
                .map(before -> read(call, before))
                .compose(wanted -> disasters.put(call.caller(), wanted))
                .map(stated -> Answer.put(stated.first(), json(stated.disaster())));
    }

    private Disaster read(Call call, Optional<Disaster> before) {
        Form form = call.form();
        String name = form.plainText("/name", 100);
        OffsetDateTime occurredAt = form.time("/occurredAt");
        checkTariffs(form);
        checkTownships(form, call, before);
        form.finish();
        return new Disaster(
                call.path("code"),
                name,
                form.text("/kind"),
                occurredAt.truncatedTo(ChronoUnit.MICROS),
                new TreeSet<>(form.texts("/townships")),
                form.items("/tariffs").map(at -> tariff(form, at)).toList(),
                Disaster.Mode.valueOf(form.text("/mode")),
                form.optionalText("/state").map(Disaster.State::valueOf).orElse(Disaster.State.OPEN),
                call.caller().region());
    }

    private static void checkTariffs(Form form) {
        Set<String> codes = new HashSet<>();
        form.items("/tariffs").forEach(at -> {
            form.plainText(at + "/name", 60);
            long fromFen = form.wholeNumber(at + "/fromFen");
            long toFen = form.wholeNumber(at + "/toFen");
            boolean both = !form.faulty(at + "/fromFen") && !form.faulty(at + "/toFen");
            if (both && fromFen > 0 && toFen > 0 && !Tariff.isRange(fromFen, toFen)) {
                form.fault(at + "/toFen", "range", "Must be at least fromFen.");
            }
            if (form.has(at + "/code") && !codes.add(form.text(at + "/code"))) {
                form.fault(at + "/code", "duplicate", "Another tariff line has this code.");
            }
        });
    }

    private void checkTownships(Form form, Call call, Optional<Disaster> before) {
        form.items("/townships").filter(at -> !form.faulty(at)).forEach(at -> {
            String code = form.text(at);
            Optional<Region> region = regions.find(code);
            boolean knownHere = before.filter(disaster -> disaster.covers(code)).isPresent();
            if (region.isEmpty()) {
                form.fault(at, "unknown-region", "There is no such township.");
            } else if (region.get().level() != RegionLevel.TOWNSHIP) {
                form.fault(at, "no-authority", "This is no township with a government of its own.");
            } else if (!knownHere && !access.covers(call.caller(), code)) {
                form.fault(at, "outside-region", "Officers add townships of their own region only.");
            }
        });
    }

    private static Tariff tariff(Form form, String at) {
        return new Tariff(
                form.text(at + "/code"),
                form.plainText(at + "/name", 60),
                form.wholeNumber(at + "/fromFen"),
                form.wholeNumber(at + "/toFen"),
                form.truth(at + "/perHouseholdOnce", true));
    }

    private record DisasterJson(
            String code,
            String name,
            String kind,
            OffsetDateTime occurredAt,
            SortedSet<String> townships,
            SortedMap<String, String> townshipNames,
            List<Tariff> tariffs,
            Disaster.Mode mode,
            Disaster.State state) {}

    private DisasterJson json(Disaster disaster) {
        SortedMap<String, String> names = new TreeMap<>();
        disaster.townships().forEach(code -> names.put(code, regions.get(code).name()));
        return new DisasterJson(
                disaster.code(),
                disaster.name(),
                disaster.kind(),
                disaster.occurredAt(),
                disaster.townships(),
                names,
                disaster.tariffs(),
                disaster.mode(),
                disaster.state());
    }
}
