package relief.payment;

import java.util.UUID;

/**
 * What was noticed about a grant while a run was gathered.
 *
 * @param kind such as LIKELY_BANK_DUPLICATE or NAME_NOT_ENCODABLE
 * @param blocking whether it keeps the grant out of the run
 * @param detail what is wrong and what to do, without name or account; empty where the kind says all
 */
public record PaymentFinding(UUID request, String kind, boolean blocking, String detail) {}
