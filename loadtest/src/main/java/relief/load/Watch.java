package relief.load;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Asks twice a second, as operators and officers do while others make load, and keeps how they were answered. */
final class Watch implements AutoCloseable {
    private static final long EVERY_MS = 500;
    private static final double LONGEST_ANSWER_MS = 2_000;

    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(3);
    private final Asked health;
    private final Asked console;
    private final Asked list;

    private static final class Asked {
        private final String url;
        private final String token;
        private final Api api;
        private final Latencies answers = new Latencies();
        private int others;

        Asked(Api api, String url, String token) {
            this.api = api;
            this.url = url;
            this.token = token;
        }

        synchronized void ask() {
            Api.Probe probe = api.probe(url, token);
            if (probe.status() == 200) {
                answers.add((long) (probe.ms() * 1e6));
            } else {
                others++;
            }
        }

        synchronized void report(Report report, String what) {
            report.verdict(
                    others == 0 && answers.percentileMs(99) <= LONGEST_ANSWER_MS,
                    "%s: 200×%d, p50 %.0f p99 %.0f ms, at most %.0f; anything else: %d",
                    what,
                    answers.count(),
                    answers.percentileMs(50),
                    answers.percentileMs(99),
                    LONGEST_ANSWER_MS,
                    others);
        }
    }

    private Watch(Server server, String token) {
        health = new Asked(server.api(), server.readyUrl(), null);
        console = new Asked(server.api(), server.url() + "/console/", null);
        list = new Asked(server.api(), server.url() + "/api/v1/requests?limit=50", token);
    }

    static Watch over(Server server, String token) {
        Watch watch = new Watch(server, token);
        watch.repeat(watch.health);
        watch.repeat(watch.console);
        watch.repeat(watch.list);
        return watch;
    }

    private void repeat(Asked asked) {
        clock.scheduleWithFixedDelay(asked::ask, 0, EVERY_MS, TimeUnit.MILLISECONDS);
    }

    void report(Report report) {
        health.report(report, "health");
        console.report(report, "console page");
        list.report(report, "list of requests");
    }

    @Override
    public void close() {
        clock.shutdown();
    }
}
