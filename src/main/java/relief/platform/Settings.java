package relief.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The whole configuration, read and checked once at start; what is secret in it never prints.
 *
 * @param secureCookies whether browsers send the session over TLS only
 * @param pausedQueues names of queues that this node does not work on
 */
public record Settings(
        int httpPort,
        int managementPort,
        String bindAddress,
        Path dataDir,
        Optional<DatabaseAddress> database,
        Optional<Secret> demoPassword,
        int poolSize,
        int eventLoops,
        Duration sessionLifetime,
        boolean secureCookies,
        boolean jsonLogs,
        Optional<Path> webFromDisk,
        Set<String> pausedQueues,
        BankAccess bankAccess) {

    /** Where the PostgreSQL of the operator answers; absent, an embedded one is started. */
    public record DatabaseAddress(String uri, String user, Secret password) {
        /** As JDBC wants it. */
        String jdbcUri() {
            return uri.replaceFirst("^postgres(ql)?:", "jdbc:postgresql:");
        }
    }

    /** A value that must not reach a log. */
    public record Secret(String value) {
        @Override
        public String toString() {
            return "(secret)";
        }
    }

    /**
     * What the banks want, and how files are signed and brought to them.
     *
     * @param profiles folder with profiles of banks besides the bundled ones
     * @param keys folder of the keys that files are signed with; absent, one in the data folder
     * @param firstKey kind of the first such key, if it must be made
     * @param drops file with the ways to the banks
     * @param reports where banks' reports are laid down, in a folder for each county
     */
    public record BankAccess(
            Optional<Path> profiles,
            Optional<Path> keys,
            String firstKey,
            Optional<Path> drops,
            Optional<Path> reports) {
        public static BankAccess byDefault() {
            return new BankAccess(Optional.empty(), Optional.empty(), "SM2", Optional.empty(), Optional.empty());
        }
    }

    public boolean embedded() {
        return database.isEmpty();
    }

    public Settings withDatabase(DatabaseAddress address) {
        return new Settings(
                httpPort,
                managementPort,
                bindAddress,
                dataDir,
                Optional.of(address),
                demoPassword,
                poolSize,
                eventLoops,
                sessionLifetime,
                secureCookies,
                jsonLogs,
                webFromDisk,
                pausedQueues,
                bankAccess);
    }
}
