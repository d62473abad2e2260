package relief;

import java.io.PrintStream;

/** What somebody who has just started a node needs to know. */
final class Greeting {
    private static final String[][] DEMO_USERS = {
        {"worker", "field team of 民和 630222"},
        {"guanting, guanting2", "township officers of 官亭镇 630222103"},
        {"minhe", "county officer of 民和 630222"},
        {"panel", "coordination panel of 民和"},
        {"maker, checker", "finance of 民和: one makes the payment run, the other releases it"},
        {"auditor", "auditor of 青海 63"},
        {"operator, admin", "operation and administration"},
    };

    private Greeting() {}

    static void print(Relief relief, PrintStream out) {
        out.println();
        out.println("Console  " + relief.url() + "/console/");
        out.println("Intake   " + relief.url() + "/intake/");
        out.println("API      " + relief.url() + "/docs/");
        out.println("Metrics  http://127.0.0.1:" + relief.managementPort() + "/metrics");
        relief.demoPassword().ifPresent(password -> {
            out.println();
            out.println("Demo users, all with the password  " + password.value());
            for (String[] user : DEMO_USERS) {
                out.printf("  %-20s %s%n", user[0], user[1]);
            }
        });
        out.println();
        out.println("Ctrl-C ends it.");
    }
}
