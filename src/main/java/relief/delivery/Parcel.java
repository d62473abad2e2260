package relief.delivery;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import relief.payment.ReleasedFileService.Vouched;

/**
 * What one delivery brings: the payment file, and beside it what vouches for it.
 *
 * @param sha256 of the payment file, 64 lower-case hexadecimal digits
 * @param beside names and contents, to stand there before the payment file does
 */
record Parcel(String name, Path path, long bytes, String sha256, Map<String, byte[]> beside) {
    static Parcel of(Vouched vouched) {
        String name = vouched.file().name();
        Map<String, byte[]> beside = new LinkedHashMap<>();
        beside.put(name + ".manifest.json", vouched.signed().json());
        beside.put(name + ".sig", vouched.signed().signature().bytes());
        return new Parcel(
                name, vouched.path(), vouched.file().bytes(), vouched.file().sha256(), beside);
    }
}
