package relief.payment;

import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;

/** An attempt to pay a grant, as the case of its household shows it. */
public record PaymentAttempt(
        String endToEndId,
        int attempt,
        PaymentState state,
        Optional<String> bankReason,
        UUID run,
        OffsetDateTime changedAt) {}
