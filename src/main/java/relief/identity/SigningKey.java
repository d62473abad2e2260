package relief.identity;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/** One RSA key pair that signs tokens, in the forms in which it is kept, used and published. */
record SigningKey(String id, KeyPair pair) {
    static final String ALGORITHM = "RS256";
    private static final int BITS = 2048;

    static SigningKey generate(String id) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return new SigningKey(id, generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java makes no RSA keys", e);
        }
    }

    /** @param privateBytes PKCS #8 */
    static SigningKey of(String id, byte[] privateBytes, byte[] publicBytes) {
        try {
            KeyFactory factory = KeyFactory.getInstance("RSA");
            return new SigningKey(
                    id,
                    new KeyPair(
                            factory.generatePublic(new X509EncodedKeySpec(publicBytes)),
                            factory.generatePrivate(new PKCS8EncodedKeySpec(privateBytes))));
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("not a key pair: " + id, e);
        }
    }

    byte[] privateBytes() {
        return pair.getPrivate().getEncoded();
    }

    byte[] publicBytes() {
        return pair.getPublic().getEncoded();
    }

    String privatePem() {
        return pem("PRIVATE KEY", privateBytes());
    }

    String publicPem() {
        return pem("PUBLIC KEY", publicBytes());
    }

    /** The public half as a JSON Web Key (RFC 7517, RFC 7518 section 6.3.1). */
    Map<String, String> publicJwk() {
        RSAPublicKey key = (RSAPublicKey) pair.getPublic();
        Map<String, String> jwk = new LinkedHashMap<>();
        jwk.put("kty", "RSA");
        jwk.put("kid", id);
        jwk.put("use", "sig");
        jwk.put("alg", ALGORITHM);
        jwk.put("n", unsigned(key.getModulus()));
        jwk.put("e", unsigned(key.getPublicExponent()));
        return jwk;
    }

    private static String unsigned(BigInteger number) {
        byte[] bytes = number.toByteArray();
        byte[] magnitude = bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(magnitude);
    }

    private static String pem(String what, byte[] bytes) {
        return "-----BEGIN " + what + "-----\n" + Base64.getMimeEncoder().encodeToString(bytes) + "\n-----END " + what
                + "-----\n";
    }

    /** Never the private half. */
    @Override
    public String toString() {
        return "SigningKey[" + id + "]";
    }
}
