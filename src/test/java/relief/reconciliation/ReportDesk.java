package relief.reconciliation;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import relief.authorization.Grants;
import relief.bankfile.SealedFile;
import relief.fund.LedgerService;
import relief.kernel.Refused;
import relief.payment.DisputeService;
import relief.payment.PaymentDesk;
import relief.platform.Digests;

/** The desk where a county's bank reports come in, over HTTP as from outside. */
final class ReportDesk implements AutoCloseable {
    final PaymentDesk desk;
    final BankReportService reports;
    final QuarantineService quarantine;
    final ReconciliationQueue queue;
    private final Path dataDir;
    private final HttpServer server;
    private final HttpClient client;

    ReportDesk(Path dataDir, int rowsPerFile) {
        this.dataDir = dataDir;
        desk = new PaymentDesk(dataDir, rowsPerFile);
        reports = new BankReportService(desk.vertx, desk.database, desk.access, dataDir);
        quarantine = new QuarantineService(
                desk.database,
                desk.access,
                desk.vault,
                new DisputeService(new LedgerService(), new Grants()),
                desk.meters);
        queue = new ReconciliationQueue(desk.vertx, desk.database, desk.vault, dataDir, desk.payments, desk.metrics);
        server = desk.vertx
                .createHttpServer()
                .requestHandler(this::serve)
                .listen(0, "127.0.0.1")
                .await();
        client = desk.vertx.createHttpClient();
    }

    /** As the router does: paused until the service reads it. */
    private void serve(HttpServerRequest request) {
        request.pause();
        Future<String> answer = reports.put(
                        desk.checker, Optional.empty(), request.path().substring(1), request)
                .map(put -> put.first() ? "first" : "again")
                .recover(failure -> Future.succeededFuture(failure instanceof Refused no ? no.code() : "" + failure));
        answer.compose(request.response()::end).onFailure(Throwable::printStackTrace);
    }

    @Override
    public void close() {
        client.close().await();
        server.close().await();
    }

    String put(byte[] report) {
        return put(sha256(report), report);
    }

    String put(String address, byte[] report) {
        return client.request(HttpMethod.PUT, server.actualPort(), "127.0.0.1", "/" + address)
                .compose(request -> request.send(Buffer.buffer(report)))
                .compose(response -> response.body())
                .await()
                .toString();
    }

    BankReport get(byte[] report) {
        return reports.get(desk.checker, Optional.empty(), sha256(report)).await();
    }

    /** Takes a file from the disk, as the pick-up folder does. */
    BankReport pickUp(Path report) throws IOException {
        String sha256 = sha256(report);
        ReportFolder folder = new ReportFolder(dataDir);
        if (!folder.holds(sha256)) {
            try (SealedFile kept = folder.create(sha256)) {
                Files.copy(report, kept);
                kept.commit();
            }
        }
        return reports.pickUp(new BankReportStore.Key(desk.county, sha256), Files.size(report))
                .await();
    }

    /** Hands it in and lets the machine work until nothing waits. */
    BankReport apply(byte[] report) {
        put(report);
        desk.drain(queue);
        return get(report);
    }

    BankReport apply(String report) {
        return apply(report.getBytes(StandardCharsets.UTF_8));
    }

    List<QuarantinedAnswer> apart(byte[] report) {
        return quarantine
                .list(desk.checker, Optional.empty(), sha256(report), Optional.empty(), 500)
                .await()
                .items();
    }

    /** Such as {@code 1 UNKNOWN_ID, 3 WRONG_AMOUNT}. */
    String kindsApart(byte[] report) {
        return apart(report).stream().map(row -> row.line() + " " + row.kind()).collect(Collectors.joining(", "));
    }

    static String sha256(Path file) throws IOException {
        try (DigestInputStream bytes = new DigestInputStream(Files.newInputStream(file), Digests.sha256())) {
            bytes.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(bytes.getMessageDigest().digest());
        }
    }

    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Digests.sha256(bytes));
    }
}
