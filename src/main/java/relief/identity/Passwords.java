package relief.identity;

import com.password4j.Argon2Function;
import com.password4j.Password;
import com.password4j.types.Argon2;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.text.Normalizer;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import relief.kernel.Refused;

/** Hashes and checks passwords by Argon2id, on threads of its own so that sign-ins never take those of payments. */
public final class Passwords {
    /** The least that OWASP's password storage cheat sheet asks for: 19 MiB, two passes, one lane. */
    private static final Argon2Function ARGON2 = Argon2Function.getInstance(19 * 1024, 2, 1, 32, Argon2.ID);

    private static final int SALT_BYTES = 16;
    private static final int THREADS = 2;
    /** At some 40 ms each, who comes last waits some four seconds. */
    private static final int MAX_WAITING = 200;

    /** Checked for users who do not exist, so that they take as long as those who do. */
    private static final String NOBODYS_HASH = hashNow("nobody's password");

    private final WorkerExecutor workers;
    private final AtomicInteger waiting = new AtomicInteger();

    public Passwords(Vertx vertx) {
        this.workers = vertx.createSharedWorkerExecutor("passwords", THREADS);
    }

    public Future<String> hash(String password) {
        return work(() -> hashNow(password));
    }

    Future<Boolean> fits(String password, String hash) {
        return work(() -> Password.check(composed(password), hash).with(ARGON2));
    }

    /** False, after the time that a check takes. */
    Future<Boolean> fitsNobody(String password) {
        return fits(password, NOBODYS_HASH).map(false);
    }

    private <T> Future<T> work(Callable<T> job) {
        if (waiting.incrementAndGet() > MAX_WAITING) {
            waiting.decrementAndGet();
            return Future.failedFuture(Refused.because("overloaded", "Too many people sign in at this moment."));
        }
        return workers.executeBlocking(job, false).onComplete(done -> waiting.decrementAndGet());
    }

    private static String hashNow(String password) {
        return Password.hash(composed(password))
                .addRandomSalt(SALT_BYTES)
                .with(ARGON2)
                .getResult();
    }

    /** Keyboards differ in how they write the same letter. */
    private static String composed(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    public Future<Void> close() {
        return workers.close();
    }
}
