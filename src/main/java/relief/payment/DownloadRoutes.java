package relief.payment;

import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.bankfile.FileSigner;
import relief.bankfile.PaymentKey;
import relief.platform.Answer;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.FileAnswer;

/** The operations that give out files, what vouches for them, and the public keys that prove it. */
public final class DownloadRoutes {
    private static final String SIGNATURE = ".sig";
    private static final String MANIFEST = ".manifest.json";
    private static final String ANY_TYPE = "application/octet-stream";
    private static final Map<String, String> TYPES = Map.of(
            "xml", "application/xml",
            "txt", "text/plain",
            "csv", "text/csv",
            "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final ReleasedFileService files;
    private final FileSigner signer;

    public DownloadRoutes(ReleasedFileService files, FileSigner signer) {
        this.files = files;
        this.signer = signer;
    }

    public void register(ContractRouter router) {
        router.on("getPaymentFile", this::download).on("listPaymentKeys", this::keys);
    }

    private Future<Answer> download(Call call) {
        String asked = call.path("name");
        Optional<String> part =
                List.of(SIGNATURE, MANIFEST).stream().filter(asked::endsWith).findFirst();
        String name = part.map(suffix -> asked.substring(0, asked.length() - suffix.length()))
                .orElse(asked);
        DownloadPurpose purpose = DownloadPurpose.valueOf(call.query("purpose").orElseThrow());
        return files.download(call.caller(), call.id("id"), name, purpose, part)
                .map(vouched -> answer(vouched, asked, part.orElse("")).to(call));
    }

    private static FileAnswer answer(ReleasedFileService.Vouched vouched, String name, String part) {
        return switch (part) {
            case SIGNATURE ->
                FileAnswer.of(ANY_TYPE, name, vouched.signed().signature().bytes());
            case MANIFEST ->
                FileAnswer.of("application/json", name, vouched.signed().json());
            default ->
                FileAnswer.of(
                        type(name),
                        name,
                        vouched.path(),
                        vouched.file().bytes(),
                        vouched.file().sha256());
        };
    }

    private static String type(String name) {
        return TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), ANY_TYPE);
    }

    private Future<Answer> keys(Call call) {
        String signing = signer.signing().id();
        List<KeyJson> keys =
                signer.all().stream().map(key -> json(key, signing)).toList();
        return Future.succeededFuture(Answer.ok(Map.of("keys", keys)));
    }

    private static KeyJson json(PaymentKey key, String signing) {
        return new KeyJson(key.id(), key.kind().name(), key.id().equals(signing), key.publicPem());
    }

    private record KeyJson(String id, String kind, boolean signing, String publicKey) {}
}
