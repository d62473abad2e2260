package relief.request;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import relief.kernel.Refused;
import relief.platform.Answer;
import relief.platform.Authenticator;
import relief.platform.Call;
import relief.platform.ContractRouter;
import relief.platform.Json;
import relief.platform.LineSplitter;
import relief.platform.Problems;

/** Many requests in one call: a line in, a line out, and each line stands or falls alone. */
public final class UploadRoutes {
    private static final int IDLE_SECONDS = 60;
    /** Shorter than the upload may be idle, so that it does not end while its lines wait. */
    private static final long PATIENCE_MS = 30_000;

    private static final int CREATED = 201;
    private static final int OK = 200;

    private final Vertx vertx;
    private final IntakeService intake;
    private final RequestReader reader;
    private final Problems problems;
    private final Authenticator authenticator;
    private final OpenUploads uploads = new OpenUploads();

    /** @param authenticator proves the session again and again */
    public UploadRoutes(
            Vertx vertx, IntakeService intake, RequestReader reader, Problems problems, Authenticator authenticator) {
        this.vertx = vertx;
        this.intake = intake;
        this.reader = reader;
        this.problems = problems;
        this.authenticator = authenticator;
    }

    public void register(ContractRouter router) {
        router.on("uploadRequests", this::upload);
    }

    /** Ends all uploads, so that the server can stop. */
    public void close() {
        uploads.close();
    }

    private Future<Answer> upload(Call call) {
        uploads.requirePlace();
        Upload upload =
                new Upload(vertx, call.stream(), call.maxLineBytes(), new Counter(call), uploads::window, IDLE_SECONDS);
        return Future.succeededFuture(
                Answer.written(response -> uploads.run(upload, response)).with("Content-Type", "application/x-ndjson"));
    }

    /** Serves the lines of one upload. */
    private final class Counter implements Upload.Clerk {
        private final Call call;
        private final Map<UUID, Future<IntakeService.Receipt>> underWay = new ConcurrentHashMap<>();
        private final Patience patience = new Patience(vertx, PATIENCE_MS);

        Counter(Call call) {
            this.call = call;
        }

        @Override
        public Future<Buffer> serve(LineSplitter.Line line) {
            if (line.bytes() == null) {
                return answer(refused(line.number(), null, tooLong()));
            }
            RequestReader.Reading reading = reader.line(call, line.bytes());
            if (reading.failure() != null) {
                return answer(refused(line.number(), reading.id(), reading.failure()));
            }
            return submit(reading.request())
                    .map(receipt -> taken(line.number(), receipt))
                    .otherwise(failure -> refused(line.number(), reading.id(), failure))
                    .map(UploadRoutes::bytes);
        }

        /** Lines of one id are stored in their order, so that it is the later one that repeats or differs. */
        private Future<IntakeService.Receipt> submit(ReliefRequest request) {
            UUID id = request.id();
            Future<IntakeService.Receipt> receipt = underWay.getOrDefault(id, Future.succeededFuture())
                    .otherwiseEmpty()
                    .compose(earlier -> intake.takeIn(call.caller(), request, patience));
            underWay.put(id, receipt);
            return receipt.onComplete(any -> underWay.remove(id, receipt));
        }

        @Override
        public Buffer refuse(long line, Refused why) {
            return bytes(refused(line, null, why));
        }

        @Override
        public Future<?> admit() {
            return authenticator.authenticate(call.stream());
        }

        @Override
        public void leave() {
            patience.lose();
        }

        private Refused tooLong() {
            return Refused.because("body-too-large", "A line has at most " + (call.maxLineBytes() >> 10) + " KiB.");
        }

        private LineAnswer refused(long line, UUID id, Throwable why) {
            Map<String, Object> problem = problems.describe(call, why);
            return new LineAnswer(line, id, (Integer) problem.get("status"), null, null, problem);
        }
    }

    private static LineAnswer taken(long line, IntakeService.Receipt receipt) {
        int status = receipt.first() ? CREATED : OK;
        return new LineAnswer(line, receipt.id(), status, receipt.state(), receipt.receivedAt(), null);
    }

    private static Future<Buffer> answer(LineAnswer answer) {
        return Future.succeededFuture(bytes(answer));
    }

    private static Buffer bytes(LineAnswer answer) {
        return Buffer.buffer(Json.bytes(answer)).appendByte((byte) '\n');
    }

    /** Either with state and time, or with a problem. */
    private record LineAnswer(
            long line,
            UUID id,
            int status,
            RequestState state,
            OffsetDateTime receivedAt,
            Map<String, Object> problem) {}
}
