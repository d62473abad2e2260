package relief;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import relief.oversight.StuckQueue;

class ReleaseStuckTest {
    private final CommandLine line = new CommandLine(new ReleaseStuck());

    @ParameterizedTest
    @CsvSource({"authorization, AUTHORIZATION", "payment, PAYMENT", "reconciliation, RECONCILIATION"})
    void a_queue_is_named_as_metrics_and_settings_name_it(String typed, StuckQueue queue) {
        assertEquals(queue, line.parseArgs("--queue", typed).matchedOptionValue("--queue", null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"--queue=everything", "--queue=", "payment"})
    void anything_else_is_refused(String argument) {
        assertThrows(CommandLine.ParameterException.class, () -> line.parseArgs(argument));
    }
}
