package relief.overview;

/**
 * The one place that says in SQL how a request's own state and its last payment become the state that people see; over
 * the tables request r and grants g and the view payment_now p.
 */
final class SeenStateStore {
    /** A grant that is due again has been corrected or was taken out of its run: it waits as before. */
    static final String SEEN = """
            case when r.state <> 'AUTHORIZED' or p.state is null or g.due then r.state
                 when p.state = 'PAID' then 'PAID'
                 when p.state in ('IN_FILE', 'RELEASED', 'SENT', 'ACCEPTED', 'UNKNOWN') then 'IN_PAYMENT'
                 when p.state in ('REJECTED', 'RETURNED') then 'PAYMENT_FAILED'
                 else r.state end
            """;

    /** A grant's attempt is its last one. */
    static final String WITH_LAST_PAYMENT = """
            left join grants g on r.state = 'AUTHORIZED' and g.county = r.county and g.request = r.id
            left join payment_now p on p.county = g.county and p.request = g.request and p.attempt = g.attempt
            """;

    private SeenStateStore() {}
}
