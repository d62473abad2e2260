package relief.region;

import java.util.Set;

/** A place with its code, known by code and never by name; the nation has code {@code 0} and no parent (empty). */
public record Region(String code, String name, RegionLevel level, String parent) {
    private static final Set<String> MUNICIPALITIES = Set.of("11", "12", "31", "50");

    /** Whether a government stands here that money can be decided by. */
    public boolean hasAuthority() {
        return level != RegionLevel.STATISTICAL && !isGroupingOfCounties();
    }

    /** 市辖区, 县 and 省直辖县级行政区划 are headings in the list of cities, not cities. */
    private boolean isGroupingOfCounties() {
        return level == RegionLevel.CITY && (code.endsWith("90") || MUNICIPALITIES.contains(parent));
    }
}
