package relief.bankfile;

/**
 * How long a file is and what it hashes to, by the world's algorithm and by China's (GB/T 32905), because banks ask for
 * one or the other.
 *
 * @param sha256 64 lower-case hexadecimal digits
 * @param sm3 64 lower-case hexadecimal digits
 */
public record FileDigest(long bytes, String sha256, String sm3) {}
