package relief.bankfile;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.CryptoException;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECPrivateKeyParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.util.PrivateKeyFactory;
import org.bouncycastle.crypto.util.PrivateKeyInfoFactory;
import org.bouncycastle.crypto.util.PublicKeyFactory;
import org.bouncycastle.crypto.util.SubjectPublicKeyInfoFactory;
import org.bouncycastle.util.io.pem.PemObject;
import org.bouncycastle.util.io.pem.PemReader;
import org.bouncycastle.util.io.pem.PemWriter;
import relief.platform.Digests;

/**
 * One key that payment files are signed with, or only its public half that goes on proving old signatures. Its id is the
 * beginning of the SHA-256 of its public half, so that whoever holds that can tell the id is true.
 */
public final class PaymentKey {
    private static final String PRIVATE = "PRIVATE KEY";
    private static final String PUBLIC = "PUBLIC KEY";
    private static final int ID_BYTES = 8;

    private final String id;
    private final SignatureKind kind;
    private final AsymmetricKeyParameter publicKey;
    private final Optional<AsymmetricKeyParameter> privateKey;
    private final byte[] encoded;

    private PaymentKey(AsymmetricKeyParameter publicKey, Optional<AsymmetricKeyParameter> privateKey)
            throws IOException {
        this.kind = SignatureKind.of(publicKey)
                .orElseThrow(() -> new IllegalArgumentException("the key is neither SM2 nor Ed25519"));
        this.publicKey = publicKey;
        this.privateKey = privateKey;
        this.encoded = SubjectPublicKeyInfoFactory.createSubjectPublicKeyInfo(publicKey)
                .getEncoded();
        this.id = HexFormat.of().formatHex(Digests.sha256(encoded), 0, ID_BYTES);
    }

    /**
     * Reads a PEM text, of PKCS #8 or of a public key.
     *
     * @throws IllegalArgumentException saying what is wrong with it, never quoting it
     */
    public static PaymentKey read(String pem) {
        try (PemReader reader = new PemReader(new StringReader(pem))) {
            PemObject object = reader.readPemObject();
            if (object == null) {
                throw new IllegalArgumentException("there is no PEM in it");
            }
            return switch (object.getType()) {
                case PRIVATE -> ofPrivate(PrivateKeyFactory.createKey(object.getContent()));
                case PUBLIC -> new PaymentKey(PublicKeyFactory.createKey(object.getContent()), Optional.empty());
                default ->
                    throw new IllegalArgumentException("it must begin with BEGIN " + PRIVATE + " or BEGIN " + PUBLIC);
            };
        } catch (IOException | IllegalStateException broken) {
            throw new IllegalArgumentException("the PEM is damaged", broken);
        }
    }

    /** The private half of a new key, as PEM. */
    static String newPem(SignatureKind kind) {
        AsymmetricCipherKeyPair pair = kind.newKeyPair();
        try {
            return pem(
                    PRIVATE,
                    PrivateKeyInfoFactory.createPrivateKeyInfo(pair.getPrivate())
                            .getEncoded());
        } catch (IOException impossible) {
            throw new IllegalStateException("a key just made cannot be written", impossible);
        }
    }

    /** 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    public SignatureKind kind() {
        return kind;
    }

    public boolean canSign() {
        return privateKey.isPresent();
    }

    public String publicPem() {
        return pem(PUBLIC, encoded);
    }

    /** DER of r and s for SM2, 64 bytes for Ed25519. */
    byte[] sign(byte[] message) {
        Signer signer = kind.signer();
        signer.init(true, privateKey.orElseThrow());
        signer.update(message, 0, message.length);
        try {
            return signer.generateSignature();
        } catch (CryptoException failure) {
            throw new IllegalStateException("cannot sign with key " + id, failure);
        }
    }

    public boolean verifies(byte[] message, byte[] signature) {
        Signer signer = kind.signer();
        signer.init(false, publicKey);
        signer.update(message, 0, message.length);
        return signer.verifySignature(signature);
    }

    private static PaymentKey ofPrivate(AsymmetricKeyParameter privateKey) throws IOException {
        if (privateKey instanceof Ed25519PrivateKeyParameters ed25519) {
            return new PaymentKey(ed25519.generatePublicKey(), Optional.of(privateKey));
        }
        if (privateKey instanceof ECPrivateKeyParameters curved) {
            ECPublicKeyParameters publicKey = new ECPublicKeyParameters(
                    curved.getParameters().getG().multiply(curved.getD()), curved.getParameters());
            return new PaymentKey(publicKey, Optional.of(privateKey));
        }
        throw new IllegalArgumentException("the key is neither SM2 nor Ed25519");
    }

    private static String pem(String type, byte[] content) {
        StringWriter text = new StringWriter();
        try (PemWriter writer = new PemWriter(text)) {
            writer.writeObject(new PemObject(type, content));
        } catch (IOException impossible) {
            throw new IllegalStateException("a text takes every letter", impossible);
        }
        return text.toString();
    }
}
