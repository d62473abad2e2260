package relief.overview;

import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import relief.oversight.JournalLine;

/** All that is kept of one case, its personal parts still sealed. */
record CaseFile(
        Head head,
        long cumulativeFen,
        GrantMade grant,
        List<Ruled> decisions,
        List<Attempt> payments,
        List<JournalLine> history) {

    /**
     * The request and what became of it.
     *
     * @param payee sealed, the one that will be paid; null while none is known
     * @param submitter user name
     */
    record Head(
            ListedRequest listed,
            String disasterName,
            String residence,
            String channel,
            OffsetDateTime capturedAt,
            Buffer payee,
            UUID submittedBy,
            String submitter) {}

    /** @param authority as kept: {@code order:} and its id, or {@code user:} and his name */
    record GrantMade(long amountFen, String level, String authority, OffsetDateTime decidedAt, String policy) {}

    /**
     * What an officer decided.
     *
     * @param amountFen null unless approved
     * @param words sealed
     */
    record Ruled(String outcome, Long amountFen, Buffer words, String actor, String level, OffsetDateTime at) {}

    /** One attempt to pay; {@code bankReason} may be null. */
    record Attempt(String endToEndId, int attempt, String state, String bankReason, UUID run, OffsetDateTime at) {}
}
