package relief.platform;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import relief.platform.Settings.BankAccess;
import relief.platform.Settings.DatabaseAddress;
import relief.platform.Settings.Secret;

/** Reads the settings from environment, system properties and {@code application.properties}, and names every fault at once. */
public final class SettingsReader {
    /** Every key with its default, as documented in {@code ops/relief.env.example}. */
    enum Key {
        RELIEF_HTTP_PORT("8080"),
        RELIEF_MANAGEMENT_PORT("8081"),
        RELIEF_BIND_ADDRESS("127.0.0.1"),
        RELIEF_DATA_DIR("relief-data"),
        RELIEF_DB_URL(""),
        RELIEF_DB_USER(""),
        RELIEF_DB_PASSWORD(""),
        RELIEF_DB_POOL_SIZE("16"),
        RELIEF_EVENT_LOOPS("0"),
        RELIEF_SESSION_HOURS("12"),
        RELIEF_SECURE_COOKIES(""),
        RELIEF_LOG_FORMAT("text"),
        RELIEF_DEMO_PASSWORD(""),
        RELIEF_WEB_DIR(""),
        RELIEF_PAUSED_QUEUES(""),
        RELIEF_BANK_PROFILES(""),
        RELIEF_PAYMENT_KEYS(""),
        RELIEF_PAYMENT_SIGNATURE("SM2"),
        RELIEF_BANK_DROPS(""),
        RELIEF_REPORT_PICKUP_DIR("");

        final String byDefault;

        Key(String byDefault) {
            this.byDefault = byDefault;
        }
    }

    private static final Pattern LOOPBACK = Pattern.compile("localhost|127(\\.\\d{1,3}){3}|::1");

    private final SmallRyeConfig config;
    private final List<String> faults = new ArrayList<>();

    private SettingsReader(SmallRyeConfig config) {
        this.config = config;
    }

    /** @throws IllegalArgumentException whose message lists all faults, one a line */
    public static Settings read() {
        return new SettingsReader(
                        new SmallRyeConfigBuilder().addDefaultSources().build())
                .settings();
    }

    /** From these values alone. */
    static Settings read(Map<String, String> values) {
        return new SettingsReader(new SmallRyeConfigBuilder()
                        .withSources(new PropertiesConfigSource(values, "given", 100))
                        .build())
                .settings();
    }

    private Settings settings() {
        Settings settings = new Settings(
                number(Key.RELIEF_HTTP_PORT, 0, 65_535),
                number(Key.RELIEF_MANAGEMENT_PORT, 0, 65_535),
                text(Key.RELIEF_BIND_ADDRESS),
                Path.of(text(Key.RELIEF_DATA_DIR)).toAbsolutePath().normalize(),
                database(),
                optional(Key.RELIEF_DEMO_PASSWORD).map(this::demoPassword),
                number(Key.RELIEF_DB_POOL_SIZE, 4, 500),
                number(Key.RELIEF_EVENT_LOOPS, 0, 256),
                Duration.ofHours(number(Key.RELIEF_SESSION_HOURS, 1, 24)),
                secureCookies(),
                jsonLogs(),
                optional(Key.RELIEF_WEB_DIR).map(Path::of),
                words(Key.RELIEF_PAUSED_QUEUES),
                bankAccess());
        unknownKeys();
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(
                    "The configuration has " + faults.size() + " fault(s):\n  " + String.join("\n  ", faults));
        }
        return settings;
    }

    private Optional<DatabaseAddress> database() {
        Optional<String> url = optional(Key.RELIEF_DB_URL);
        if (url.isEmpty()) {
            for (Key key : List.of(Key.RELIEF_DB_USER, Key.RELIEF_DB_PASSWORD)) {
                optional(key).ifPresent(set -> faults.add(key + " is set but RELIEF_DB_URL is not."));
            }
            return Optional.empty();
        }
        if (!url.get().matches("postgres(ql)?://[^/@]+(:\\d+)?/[^?]+(\\?.*)?")) {
            faults.add("RELIEF_DB_URL must look like postgresql://host:5432/relief, without user and password.");
        }
        if (optional(Key.RELIEF_DB_USER).isEmpty()) {
            faults.add("RELIEF_DB_USER is missing: RELIEF_DB_URL needs it.");
        }
        return Optional.of(
                new DatabaseAddress(url.get(), text(Key.RELIEF_DB_USER), new Secret(text(Key.RELIEF_DB_PASSWORD))));
    }

    private Secret demoPassword(String password) {
        if (password.length() < 8) {
            faults.add("RELIEF_DEMO_PASSWORD must have at least 8 characters.");
        }
        return new Secret(password);
    }

    /** Without a word, only a node that other machines cannot reach does without: browsers drop such cookies over HTTP. */
    private boolean secureCookies() {
        String secure = optional(Key.RELIEF_SECURE_COOKIES)
                .orElseGet(() -> String.valueOf(
                        !LOOPBACK.matcher(text(Key.RELIEF_BIND_ADDRESS)).matches()));
        if (!secure.equals("true") && !secure.equals("false")) {
            faults.add("RELIEF_SECURE_COOKIES must be true, false or empty, not '" + secure + "'.");
        }
        return !secure.equals("false");
    }

    private boolean jsonLogs() {
        String format = text(Key.RELIEF_LOG_FORMAT);
        if (!format.equals("json") && !format.equals("text")) {
            faults.add("RELIEF_LOG_FORMAT must be text or json, not '" + format + "'.");
        }
        return format.equals("json");
    }

    private BankAccess bankAccess() {
        String kind = text(Key.RELIEF_PAYMENT_SIGNATURE);
        if (!kind.equals("SM2") && !kind.equals("ED25519")) {
            faults.add("RELIEF_PAYMENT_SIGNATURE must be SM2 or ED25519, not '" + kind + "'.");
        }
        return new BankAccess(
                optional(Key.RELIEF_BANK_PROFILES).map(Path::of),
                optional(Key.RELIEF_PAYMENT_KEYS).map(Path::of),
                kind,
                optional(Key.RELIEF_BANK_DROPS).map(Path::of),
                optional(Key.RELIEF_REPORT_PICKUP_DIR).map(Path::of));
    }

    private int number(Key key, int least, int most) {
        String text = text(key);
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Said below, together with numbers out of range.
        }
        faults.add(key + " must be a whole number from " + least + " to " + most + ", not '" + text + "'.");
        return least;
    }

    private Set<String> words(Key key) {
        return Stream.of(text(key).split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }

    private String text(Key key) {
        return optional(key).orElse(key.byDefault);
    }

    private Optional<String> optional(Key key) {
        return config.getOptionalValue(key.name(), String.class)
                .map(String::strip)
                .filter(s -> !s.isEmpty());
    }

    /** A mistyped key would silently leave its default in force. */
    private void unknownKeys() {
        TreeSet<String> unknown = new TreeSet<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith("RELIEF_") && !known(name)) {
                unknown.add(name);
            }
        }
        unknown.forEach(name -> faults.add(name + " is not a setting of Relief; ops/relief.env.example lists them."));
    }

    private static boolean known(String name) {
        for (Key key : Key.values()) {
            if (key.name().equals(name)) {
                return true;
            }
        }
        return name.startsWith("RELIEF_BROWSER_");
    }
}
