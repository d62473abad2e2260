package relief.identity;

import java.util.List;
import java.util.Optional;
import relief.kernel.Refused;
import relief.platform.Caller;
import relief.region.RegionLevel;
import relief.region.Regions;

/**
 * The one place that decides whose business a region is: a caller's own region and all below it. What lies outside does
 * not exist for the caller.
 */
public final class Access {
    private final Regions regions;

    public Access(Regions regions) {
        this.regions = regions;
    }

    public boolean covers(Caller caller, String region) {
        return regions.covers(caller.region(), region);
    }

    /** @param what names the thing in the refusal, such as "The request" */
    public void require(Caller caller, String region, String what) {
        if (!covers(caller, region)) {
            throw Refused.notFound(what);
        }
    }

    /** The county a call is about: the one it names, or else the one the caller works in. */
    public String county(Caller caller, Optional<String> named) {
        String county = named.orElseGet(() -> ownCounty(caller)
                .orElseThrow(() ->
                        Refused.parameter("county", "required", "Name one: your region is larger than one county.")));
        boolean known = regions.find(county)
                .filter(region -> region.level() == RegionLevel.COUNTY)
                .isPresent();
        if (!known
                || !(covers(caller, county)
                        || ownCounty(caller).filter(county::equals).isPresent())) {
            throw Refused.notFound("County " + county);
        }
        return county;
    }

    /** The counties whose rows hold what may be the caller's business. */
    public List<String> counties(Caller caller) {
        return regions.countiesOf(caller.region());
    }

    /** The county that a user of a county or township works in; none for the province and above. */
    public Optional<String> ownCounty(Caller caller) {
        return regions.find(caller.region())
                .filter(region -> region.level() == RegionLevel.COUNTY || region.level() == RegionLevel.TOWNSHIP)
                .map(region -> regions.countyOf(region.code()));
    }
}
