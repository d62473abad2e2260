package relief.bankfile;

/** A detached signature, and the id of the key that proves it. */
public record FileSignature(String keyId, byte[] bytes) {}
