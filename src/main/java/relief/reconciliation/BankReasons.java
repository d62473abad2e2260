package relief.reconciliation;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import relief.reconciliation.BankReason.Remedy;

/** The reasons banks give, with what to do about each, so that an officer need not know four-letter codes. */
public final class BankReasons {
    private static final String RESOURCE = "bank-reasons.tsv";
    private static final int COLUMNS = 4;

    private final Map<String, BankReason> reasons;

    private BankReasons(Map<String, BankReason> reasons) {
        this.reasons = reasons;
    }

    /** The table that comes with Relief. */
    public static BankReasons bundled() {
        Map<String, BankReason> reasons = new LinkedHashMap<>();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(BankReasons.class.getResourceAsStream(RESOURCE), UTF_8))) {
            lines.lines().skip(1).map(BankReasons::reason).forEach(reason -> {
                if (reasons.put(reason.code(), reason) != null) {
                    throw new IllegalStateException(RESOURCE + " names " + reason.code() + " twice");
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new BankReasons(reasons);
    }

    /** The reason of a code; empty for a bank's own code, whose words alone then say what happened. */
    public Optional<BankReason> find(String code) {
        return Optional.ofNullable(reasons.get(code));
    }

    public Collection<BankReason> all() {
        return List.copyOf(reasons.values());
    }

    private static BankReason reason(String line) {
        String[] columns = line.split("\t", -1);
        if (columns.length != COLUMNS) {
            throw new IllegalStateException(RESOURCE + " has a line of " + columns.length + " columns: " + line);
        }
        return new BankReason(columns[0], columns[2], columns[3], Remedy.valueOf(columns[1]));
    }
}
