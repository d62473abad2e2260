package relief.payment;

/**
 * What a maker asks for: which grants are paid through which bank.
 *
 * @param kind RELIEF or ADVANCE
 * @param profile code of a bank profile
 */
public record RunOrder(String kind, String disaster, String county, String profile) {}
