package relief.overview;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;

/**
 * The figures of a disaster in a region, all of one moment.
 *
 * @param households that were granted something
 * @param byState without the states nobody is in
 */
record Overview(
        String disaster,
        String region,
        long requests,
        long households,
        Map<SeenState, Long> byState,
        CountAndAmount authorizedLocally,
        CountAndAmount authorizedByCounty,
        CountAndAmount authorizedByPanel,
        Money money,
        DurationMs timeToAuthorizationMs,
        DurationMs timeToMoneyMs,
        List<Township> townships,
        List<Minute> perMinute,
        OffsetDateTime at) {

    record CountAndAmount(long count, long amountFen) {
        static final CountAndAmount NONE = new CountAndAmount(0, 0);
    }

    /** What the pots of the disaster's funds hold. */
    record Money(long availableFen, long reservedFen, long inPaymentFen, long paidFen) {}

    /** Both null while there is nothing to measure. */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record DurationMs(Long p50, Long p99) {}

    record Township(String code, String name, long requests, long authorizedFen, long paidFen) {}

    /** Requests received in the minute that began at {@code at}. */
    record Minute(OffsetDateTime at, long count) {}

    /** Whether nothing moved between the two moments. */
    boolean saysTheSame(Overview other) {
        return other != null && at(other.at).equals(other);
    }

    private Overview at(OffsetDateTime moment) {
        return new Overview(
                disaster,
                region,
                requests,
                households,
                byState,
                authorizedLocally,
                authorizedByCounty,
                authorizedByPanel,
                money,
                timeToAuthorizationMs,
                timeToMoneyMs,
                townships,
                perMinute,
                moment);
    }
}
