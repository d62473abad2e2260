package relief.request;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.IntSupplier;
import relief.kernel.Refused;
import relief.platform.LineSplitter;

/**
 * One conversation in lines: takes a line, has it served, and answers it with a line, in the order in which they came.
 * Bytes are fetched only while there is room among the lines under way and the reader keeps up with the answers, so
 * that memory is bounded however long it goes on. Lives on one event loop.
 */
final class Upload {
    /** So that lines as long as they may be do not fill the memory, where as many short ones would not. */
    private static final int MOST_BYTES = 1 << 20;

    private static final long WATCH_MS = 1_000;
    /** How long a sender who was told that it is over may go on before the line is cut. */
    private static final long LINGER_MS = 2_000;

    private final Vertx vertx;
    private final Context loop;
    private final HttpServerRequest request;
    private final LineSplitter lines;
    private final Clerk clerk;
    private final IntSupplier window;
    private final int idleSeconds;
    private final ArrayDeque<Taken> underWay = new ArrayDeque<>();
    private final AtomicBoolean sweepPlanned = new AtomicBoolean();
    private final Promise<Void> done = Promise.promise();
    private HttpServerResponse response;
    private long watch;
    private int bytesUnderWay;
    private long answered;
    private boolean fetching;
    private boolean allArrived;
    private Refused stopped;
    private boolean over;
    private long movesSeen;
    private int idleFor;

    /** Who serves the lines, and knows whether the sender may go on. */
    interface Clerk {
        /** @return its answer with a line feed; does not fail */
        Future<Buffer> serve(LineSplitter.Line line);

        /** @return the line that says why this line and all after it were not taken */
        Buffer refuse(long line, Refused why);

        /** Fails with the refusal when the sender may no longer send. */
        Future<?> admit();

        /** Nobody waits for answers any more. */
        void leave();
    }

    private record Taken(int bytes, Future<Buffer> answer) {}

    /**
     * @param request paused
     * @param window how many lines may be under way just now
     * @param idleSeconds for how long it may be that no line comes in and no answer goes out
     */
    Upload(Vertx vertx, HttpServerRequest request, int maxLineBytes, Clerk clerk, IntSupplier window, int idleSeconds) {
        this.vertx = vertx;
        this.loop = vertx.getOrCreateContext();
        this.request = request;
        this.lines = new LineSplitter(maxLineBytes);
        this.clerk = clerk;
        this.window = window;
        this.idleSeconds = idleSeconds;
    }

    /** Completes when the response is ended or nobody is there to read it. */
    Future<Void> run(HttpServerResponse answers) {
        response = answers;
        response.setChunked(true);
        response.drainHandler(room -> advance());
        request.exceptionHandler(gone -> leave());
        request.endHandler(end -> allArrived());
        request.handler(this::arrived);
        if (request.headers().contains(HttpHeaders.EXPECT, HttpHeaders.CONTINUE, true)) {
            response.writeContinue().onFailure(gone -> leave());
        }
        watch = vertx.setPeriodic(WATCH_MS, tick -> watch());
        advance();
        return done.future();
    }

    /** Takes no further line, answers those under way and then says why; from whatever thread. */
    void stop(Refused why) {
        loop.runOnContext(there -> {
            if (stopped == null) {
                stopped = why;
                advance();
            }
        });
    }

    private void arrived(Buffer piece) {
        fetching = false;
        lines.add(piece);
        advance();
    }

    private void allArrived() {
        allArrived = true;
        lines.end();
        advance();
    }

    private void advance() {
        if (over) {
            return;
        }
        boolean noneLeft = stopped != null || takeLines();
        if (noneLeft && stopped == null && !allArrived) {
            fetch();
        } else if (noneLeft && underWay.isEmpty()) {
            finish();
        }
    }

    /** @return whether it ended for want of whole lines and not for want of room */
    private boolean takeLines() {
        while (underWay.size() < window.getAsInt() && bytesUnderWay < MOST_BYTES && !response.writeQueueFull()) {
            Optional<LineSplitter.Line> next = lines.next();
            if (next.isEmpty()) {
                return true;
            }
            take(next.get());
        }
        return false;
    }

    private void take(LineSplitter.Line line) {
        int bytes = line.bytes() == null ? 0 : line.bytes().length();
        bytesUnderWay += bytes;
        Future<Buffer> answer = clerk.serve(line);
        underWay.add(new Taken(bytes, answer));
        answer.onComplete(any -> planSweep());
    }

    private void fetch() {
        if (!fetching) {
            fetching = true;
            request.fetch(1);
        }
    }

    /** Answers of one commit come all at once: one sweep writes them together. */
    private void planSweep() {
        if (sweepPlanned.compareAndSet(false, true)) {
            loop.runOnContext(there -> sweep());
        }
    }

    private void sweep() {
        sweepPlanned.set(false);
        if (over) {
            return;
        }
        Buffer answers = Buffer.buffer();
        while (!underWay.isEmpty() && underWay.peek().answer().isComplete()) {
            Taken first = underWay.poll();
            bytesUnderWay -= first.bytes();
            answered++;
            answers.appendBuffer(first.answer().result());
        }
        if (answers.length() > 0) {
            response.write(answers).onFailure(gone -> leave());
        }
        advance();
    }

    private void watch() {
        long moves = lines.number() + answered;
        if (response.closed()) {
            leave();
        } else if (moves == movesSeen && ++idleFor >= idleSeconds) {
            idle();
        } else {
            idleFor = moves == movesSeen ? idleFor : 0;
            movesSeen = moves;
            clerk.admit().onFailure(no -> {
                if (no instanceof Refused refused) {
                    stop(refused);
                }
            });
        }
    }

    private void idle() {
        Refused why =
                Refused.because("timeout", "No line came and no answer was read for " + idleSeconds + " seconds.");
        if (underWay.isEmpty()) {
            stop(why);
        } else {
            end();
            done.fail(why);
        }
    }

    private void finish() {
        end();
        if (stopped == null) {
            response.end().onComplete(done);
            return;
        }
        Future<Void> told = response.end(clerk.refuse(lines.number() + 1, stopped));
        told.onComplete(done);
        request.handler(rest -> {});
        request.endHandler(rest -> {});
        request.resume();
        vertx.setTimer(LINGER_MS, late -> {
            if (!request.isEnded() || !told.isComplete()) {
                request.connection().close();
            }
        });
    }

    private void leave() {
        if (!over) {
            end();
            done.complete();
        }
    }

    private void end() {
        over = true;
        vertx.cancelTimer(watch);
        clerk.leave();
    }
}
