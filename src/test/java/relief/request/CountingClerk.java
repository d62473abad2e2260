package relief.request;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import relief.kernel.Refused;
import relief.platform.LineSplitter;

/** Answers every line with itself, from another thread and not in order, and knows how many it had at once. */
final class CountingClerk implements Upload.Clerk {
    private final Vertx vertx;
    private final Random random = new Random(1);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private final Promise<Void> released = Promise.promise();
    private volatile boolean held;
    private volatile boolean left;
    private volatile boolean refusing;

    CountingClerk(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Future<Buffer> serve(LineSplitter.Line line) {
        served.incrementAndGet();
        mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
        Buffer answer = Buffer.buffer(line.number() + "=" + line.bytes().toString(UTF_8) + "\n");
        return (held ? released.future() : sometimeLater()).map(answer).onComplete(any -> underWay.decrementAndGet());
    }

    private Future<Void> sometimeLater() {
        return random.nextInt(500) == 0
                ? vertx.timer(1).mapEmpty()
                : vertx.executeBlocking(() -> null, random.nextBoolean());
    }

    @Override
    public Buffer refuse(long line, Refused why) {
        return Buffer.buffer(line + "!" + why.code() + "\n");
    }

    @Override
    public Future<?> admit() {
        return refusing
                ? Future.failedFuture(Refused.because("unauthorized", "The session is over."))
                : Future.succeededFuture();
    }

    @Override
    public void leave() {
        left = true;
    }

    /** Answers nothing until it is released. */
    void hold() {
        held = true;
    }

    void release() {
        released.complete();
    }

    void refuseSender() {
        refusing = true;
    }

    int served() {
        return served.get();
    }

    int underWay() {
        return underWay.get();
    }

    int mostUnderWay() {
        return mostUnderWay.get();
    }

    boolean left() {
        return left;
    }
}
