package relief;

import ch.qos.logback.classic.LoggerContext;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import relief.demo.Demonstration;
import relief.oversight.Violation;
import relief.platform.EmbeddedDatabase;
import relief.platform.LogFormat;
import relief.platform.Migrations;
import relief.platform.Settings;
import relief.platform.SettingsReader;
import relief.platform.StartFailure;

/** The command line: reads the configuration, starts what was asked for, and says in one line why it could not. */
@Command(
        name = "relief",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class,
        description = "Carries emergency money to families in the hours after a disaster.",
        subcommands = {
            Main.Serve.class,
            Main.Demo.class,
            Main.Migrate.class,
            Main.CheckInvariants.class,
            ReleaseStuck.class,
            CreateUser.class,
            VerifyFile.class
        })
public final class Main {
    private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

    private Main() {}

    public static void main(String[] args) {
        CommandLine line = new CommandLine(new Main());
        line.setExecutionExceptionHandler(Main::failed);
        int code = args.length == 0 ? usage(line) : line.execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }

    private static int usage(CommandLine line) {
        line.usage(OUT);
        return 2;
    }

    private static int failed(Exception failure, CommandLine line, CommandLine.ParseResult parsed) {
        if (failure instanceof StartFailure || failure instanceof IllegalArgumentException) {
            System.err.println(failure.getMessage());
        } else {
            LoggerFactory.getLogger(Main.class).error("Relief did not start", failure);
        }
        return 1;
    }

    /** Serves until Ctrl-C or SIGTERM. */
    @Command(name = "serve", description = "Serves the intake, the console and the API.")
    static final class Serve implements Callable<Integer> {
        @Override
        public Integer call() {
            Relief relief = Relief.start(settings());
            Greeting.print(relief, OUT);
            serveUntilEnd(relief);
            return 0;
        }
    }

    /** Replays the case, then serves. */
    @Command(name = "demo", description = "Replays the Jishishan case end to end, then serves.")
    static final class Demo implements Callable<Integer> {
        @Option(names = "--exit", description = "End after the replay; exit code 0 only if every figure holds.")
        private boolean exit;

        @Override
        public Integer call() {
            Settings settings = settings();
            if (!settings.embedded()) {
                throw new StartFailure("The demonstration runs on its own embedded database: unset RELIEF_DB_URL.");
            }
            Relief relief = Relief.start(settings);
            try {
                boolean equal = Demonstration.run(
                        relief.url(),
                        relief.demoPassword().orElseThrow().value(),
                        relief.wiring().regions(),
                        settings.dataDir().resolve("sealed"),
                        OUT);
                boolean holds = Main.printViolations(relief);
                if (exit) {
                    relief.close();
                    return equal && holds ? 0 : 1;
                }
            } catch (RuntimeException e) {
                relief.close();
                throw e;
            }
            Greeting.print(relief, OUT);
            serveUntilEnd(relief);
            return 0;
        }
    }

    /** Brings the schema up to date and ends. */
    @Command(name = "migrate", description = "Brings the database's schema to this version.")
    static final class Migrate implements Callable<Integer> {
        @Override
        public Integer call() {
            Settings settings = settings();
            if (settings.embedded()) {
                try (EmbeddedDatabase server = EmbeddedDatabase.start(settings.dataDir())) {
                    Migrations.migrate(server.address());
                }
            } else {
                Migrations.migrate(settings.database().orElseThrow());
            }
            OUT.println("The schema is up to date.");
            return 0;
        }
    }

    /** Runs every invariant of money and files once. */
    @Command(name = "check-invariants", description = "Checks that every fen and every file is where it must be.")
    static final class CheckInvariants implements Callable<Integer> {
        @Override
        public Integer call() {
            try (Inspection inspection = Inspection.open(settings())) {
                return report(inspection.violations()) ? 0 : 1;
            }
        }
    }

    static boolean printViolations(Relief relief) {
        return report(relief.wiring().violations().await());
    }

    private static boolean report(java.util.List<Violation> violations) {
        violations.forEach(violation -> OUT.println("VIOLATED " + violation));
        OUT.println(violations.isEmpty() ? "Invariants: none violated." : "Invariants violated: " + violations.size());
        return violations.isEmpty();
    }

    static Settings settings() {
        Settings settings = SettingsReader.read();
        LogFormat.use((LoggerContext) LoggerFactory.getILoggerFactory(), settings.jsonLogs());
        return settings;
    }

    private static void serveUntilEnd(Relief relief) {
        CountDownLatch ended = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            relief.drainAndClose();
            ended.countDown();
        }));
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** From the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            String version = Main.class.getPackage().getImplementationVersion();
            return new String[] {"relief " + (version == null ? "(not packaged)" : version)};
        }
    }
}
