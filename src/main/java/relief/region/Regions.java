package relief.region;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The directory of all regions, loaded once and never changed, that answers who lies below whom. Relations follow the
 * parents the list states; that a code starts with its parent's is true today and relied on nowhere.
 */
public final class Regions {
    /** The code of the nation, parent of all provinces; no other spelling, least of all an empty one, means it. */
    public static final String NATION = "0";

    private final Map<String, Region> byCode;
    private final Map<String, List<Region>> byParent;

    private Regions(Map<String, Region> byCode, Map<String, List<Region>> byParent) {
        this.byCode = byCode;
        this.byParent = byParent;
    }

    public static Regions load() {
        return of(RegionFile.read());
    }

    /** Refuses a code given twice and a region whose parent does not come before it. */
    static Regions of(List<Region> regions) {
        Map<String, Region> byCode = new HashMap<>(regions.size() * 4 / 3 + 2);
        Map<String, List<Region>> byParent = new HashMap<>();
        byCode.put(NATION, new Region(NATION, "全国", RegionLevel.NATION, ""));
        for (Region region : regions) {
            if (!byCode.containsKey(region.parent())) {
                throw new IllegalStateException("region " + region.code() + " comes without its parent");
            }
            if (byCode.putIfAbsent(region.code(), region) != null) {
                throw new IllegalStateException("region " + region.code() + " comes twice");
            }
            byParent.computeIfAbsent(region.parent(), code -> new ArrayList<>()).add(region);
        }
        byParent.replaceAll((code, children) -> List.copyOf(children));
        return new Regions(byCode, byParent);
    }

    public int size() {
        return byCode.size();
    }

    public Optional<Region> find(String code) {
        return Optional.ofNullable(byCode.get(code));
    }

    public Region get(String code) {
        Region region = byCode.get(code);
        if (region == null) {
            throw new NoSuchElementException("no region " + code);
        }
        return region;
    }

    /** The regions directly below, STATISTICAL ones included, in the order of their codes. */
    public List<Region> children(String code) {
        return byParent.getOrDefault(get(code).code(), List.of());
    }

    /** The counties whose books hold what happens in the region: those below it, or else the one it lies in. */
    public List<String> countiesOf(String code) {
        Region region = get(code);
        boolean aboveCounties = region.level().compareTo(RegionLevel.COUNTY) < 0;
        return aboveCounties
                ? children(code).stream()
                        .flatMap(child -> countiesOf(child.code()).stream())
                        .toList()
                : List.of(countyOf(code));
    }

    /** From the province down to the region itself; of the nation, the nation alone. */
    public List<Region> chain(String code) {
        List<Region> chain = new ArrayList<>(4);
        Region region = get(code);
        chain.add(region);
        while (!region.code().equals(NATION) && !region.parent().equals(NATION)) {
            region = get(region.parent());
            chain.add(region);
        }
        Collections.reverse(chain);
        return List.copyOf(chain);
    }

    /** Whether the code is the scope or lies below it; a code or scope that does not exist is covered by nothing. */
    public boolean covers(String scope, String code) {
        if (!byCode.containsKey(scope)) {
            return false;
        }
        Region region = byCode.get(code);
        while (region != null && !region.code().equals(scope)) {
            region = byCode.get(region.parent());
        }
        return region != null;
    }

    /**
     * The county (six digits) whose books hold what happens in this county, township or statistical area. Cities
     * without counties (东莞 4419, 中山 4420, 儋州 4604, 嘉峪关 6202) stand in the list a second time as their own only
     * county (441900, 442000, 460400, 620201), and so have one like all others. What lies above a county is refused.
     */
    public String countyOf(String code) {
        Region region = get(code);
        while (region.level() != RegionLevel.COUNTY) {
            if (region.level() == RegionLevel.NATION) {
                throw new IllegalArgumentException("region " + code + " lies in no county");
            }
            region = get(region.parent());
        }
        return region.code();
    }
}
