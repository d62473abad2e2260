package relief.region;

/** The steps from the nation down; STATISTICAL areas stand beside townships but are no governments. */
public enum RegionLevel {
    NATION,
    PROVINCE,
    CITY,
    COUNTY,
    TOWNSHIP,
    STATISTICAL
}
