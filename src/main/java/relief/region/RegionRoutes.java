package relief.region;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.vertx.core.Future;
import java.util.List;
import relief.kernel.Refused;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;

/** Regions over HTTP. */
public final class RegionRoutes {
    private final Regions regions;

    public RegionRoutes(Regions regions) {
        this.regions = regions;
    }

    public void register(ContractRouter router) {
        router.on("getRegion", this::region);
    }

    private Future<Answer> region(Call call) {
        String code = call.path("code");
        return regions.find(code)
                .map(region -> Future.succeededFuture(Answer.ok(json(region))))
                .orElseGet(() -> Future.failedFuture(Refused.because("not-found", "No region has this code.")));
    }

    private RegionJson json(Region region) {
        List<ChildJson> children = regions.children(region.code()).stream()
                .map(child -> new ChildJson(child.code(), child.name(), child.level()))
                .toList();
        String parent = region.parent().isEmpty() ? null : region.parent();
        return new RegionJson(region.code(), region.name(), region.level(), parent, children);
    }

    private record ChildJson(String code, String name, RegionLevel level) {}

    private record RegionJson(
            String code,
            String name,
            RegionLevel level,
            @JsonInclude String parent,
            List<ChildJson> children) {}
}
