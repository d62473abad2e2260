package relief.fund;

import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * One transfer as an auditor reads it in the list of a day.
 *
 * @param request whose money it moves, null when it moves the fund's own
 */
record FundDayLine(
        OffsetDateTime at,
        UUID id,
        TransferKind kind,
        String fromRegion,
        String toRegion,
        long amountFen,
        UUID request,
        int attempt,
        String actor) {}
