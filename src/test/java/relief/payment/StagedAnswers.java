package relief.payment;

import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import relief.platform.BulkLoad;
import relief.platform.Database;
import relief.platform.LiveDatabase;
import relief.platform.Vault;

/** Words of a bank that were staged without a report to stand in. */
public final class StagedAnswers {
    private static final AtomicLong REPORTS = new AtomicLong();

    private StagedAnswers() {}

    public static AnswerSlice stage(Database database, Vault vault, String county, List<BankWord> words) {
        long report = REPORTS.decrementAndGet();
        Future<Void> staged = LiveDatabase.vertx()
                .executeBlocking(
                        () -> {
                            try (BulkLoad load = database.openBulkLoad();
                                    AnswerStage stage = AnswerStage.open(load, vault, county, report)) {
                                words.forEach(stage::add);
                                stage.finish();
                                load.commit();
                            }
                            return null;
                        },
                        false);
        staged.await();
        return new AnswerSlice(county, report, 0, words.size());
    }
}
