package relief.bankfile;

import java.security.SecureRandom;
import java.util.Optional;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.AsymmetricCipherKeyPairGenerator;
import org.bouncycastle.crypto.KeyGenerationParameters;
import org.bouncycastle.crypto.Signer;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.generators.Ed25519KeyPairGenerator;
import org.bouncycastle.crypto.params.AsymmetricKeyParameter;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECKeyParameters;
import org.bouncycastle.crypto.params.ECNamedDomainParameters;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.crypto.signers.SM2Signer;

/** How a file is signed: as Chinese banks must (GB/T 32918 with the usual user id 1234567812345678), or as the rest does. */
public enum SignatureKind {
    SM2,
    ED25519;

    Signer signer() {
        return this == SM2 ? new SM2Signer() : new Ed25519Signer();
    }

    AsymmetricCipherKeyPair newKeyPair() {
        SecureRandom random = new SecureRandom();
        AsymmetricCipherKeyPairGenerator generator;
        if (this == SM2) {
            generator = new ECKeyPairGenerator();
            generator.init(new ECKeyGenerationParameters(
                    new ECNamedDomainParameters(
                            GMObjectIdentifiers.sm2p256v1, GMNamedCurves.getByOID(GMObjectIdentifiers.sm2p256v1)),
                    random));
        } else {
            generator = new Ed25519KeyPairGenerator();
            generator.init(new KeyGenerationParameters(random, 256));
        }
        return generator.generateKeyPair();
    }

    /** Empty for a key of any other kind. */
    static Optional<SignatureKind> of(AsymmetricKeyParameter key) {
        if (key instanceof Ed25519PrivateKeyParameters || key instanceof Ed25519PublicKeyParameters) {
            return Optional.of(ED25519);
        }
        boolean sm2 = key instanceof ECKeyParameters curved
                && curved.getParameters() instanceof ECNamedDomainParameters named
                && named.getName().equals(GMObjectIdentifiers.sm2p256v1);
        return sm2 ? Optional.of(SM2) : Optional.empty();
    }
}
