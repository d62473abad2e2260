package relief.identity;

/** What a user may be; the contract names for each operation which of these may call it. */
public enum Role {
    /** Village or field helper who takes requests. */
    WORKER,
    TOWNSHIP_OFFICER,
    COUNTY_OFFICER,
    /** Member of the county's coordination panel, which decides beyond the cap. */
    PANEL,
    FINANCE_MAKER,
    FINANCE_CHECKER,
    AUDITOR,
    OPERATOR,
    ADMIN
}
