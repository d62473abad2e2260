package relief.payment;

import java.util.UUID;

/**
 * One sealed file of a run.
 *
 * @param number from 1 on
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PaymentFile(UUID run, int number, String name, int count, long totalFen, long bytes, String sha256) {}
