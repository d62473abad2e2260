package relief.payment;

import java.util.UUID;

/**
 * One sealed file of a run.
 *
 * @param number from 1 on
 * @param sha256 64 lower-case hexadecimal digits
 * @param sm3 the same; null when it was sealed before that was taken down
 */
public record PaymentFile(
        UUID run, int number, String name, int count, long totalFen, long bytes, String sha256, String sm3) {}
