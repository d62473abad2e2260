package relief.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A township of the simulation and the users whose business it is; few, so that everybody meets at the same rows. */
record Place(String county, String township, String countyOfficer, List<String> officers, List<String> workers) {
    static final String PANEL = "panel";
    /** The only county that has a panel among the demo users. */
    private static final String PANEL_COUNTY = "630222";

    static final List<Place> ALL = List.of(
            of("630222", "630222103", "minhe"),
            of("630222", "630222210", "minhe"),
            of("630224", "630224100", "hualong"),
            of("630224", "630224101", "hualong"),
            of("630225", "630225100", "xunhua"),
            of("630225", "630225200", "xunhua"));

    private static Place of(String county, String township, String countyOfficer) {
        String suffix = county.equals(PANEL_COUNTY) ? "" : "-" + county;
        List<String> officers = township.equals("630222103")
                ? List.of("guanting", "guanting2")
                : List.of("t" + township + "-1", "t" + township + "-2");
        return new Place(county, township, countyOfficer, officers, List.of("worker" + suffix, "worker2" + suffix));
    }

    static Place any(Random random) {
        return ALL.get(random.nextInt(ALL.size()));
    }

    static Set<String> everybody() {
        Set<String> everybody = new TreeSet<>(Set.of(PANEL));
        for (Place place : ALL) {
            everybody.addAll(place.submitters());
        }
        return everybody;
    }

    List<String> submitters() {
        List<String> submitters = new ArrayList<>(workers);
        submitters.addAll(officers);
        submitters.add(countyOfficer);
        return submitters;
    }

    boolean isBusinessOf(String username) {
        return submitters().contains(username) || (username.equals(PANEL) && county.equals(PANEL_COUNTY));
    }

    /** Mostly those of the township, then the county, then the panel, and now and then somebody from elsewhere. */
    String anyDecider(Random random) {
        int draw = random.nextInt(100);
        if (draw < 45) {
            return officers.get(random.nextInt(2));
        }
        if (draw >= 97) {
            return any(random).officers().get(0);
        }
        return draw >= 80 && county.equals(PANEL_COUNTY) ? PANEL : countyOfficer;
    }
}
