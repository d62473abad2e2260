package relief.fund;

/** Money of a fund that requests of a region and disaster may be granted from. */
public record AvailablePot(String fund, String disaster, String region, long balanceFen) {}
