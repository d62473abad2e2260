package relief.bankfile;

/**
 * A manifest as it was signed, kept byte by byte, so that it stays proved whatever later versions would write.
 *
 * @param json of a {@link Manifest}
 */
public record SignedManifest(byte[] json, FileSignature signature) {}
