package relief.identity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LoginFailuresTest {
    @ParameterizedTest(name = "after {0} failures, {1} ms later: wait {2} s")
    @CsvSource(textBlock = """
            0,        0,  0, 1
            4,        0,  0, 5
            5,        0,  1, 6
            5,      400,  1, 6
            5,     1000,  0, 6
            6,        0,  2, 7
            7,        0,  4, 8
            8,        0,  8, 9
            9,        0, 16, 10
            10,       0, 32, 11
            11,       0, 60, 12
            12,       0, 60, 13
            1000,     0, 60, 1001
            1000, 59001,  1, 1001
            1000, 60000,  0, 1001
            1000, 3600000, 0, 1001
            1000, 3600001, 0, 1
            """)
    void waits_grow_after_the_fifth_failure_and_are_forgotten_in_an_hour(
            int count, long sinceMs, long waitSeconds, int countAfterFailure) {
        LoginFailures failures = new LoginFailures(count, Duration.ofMillis(sinceMs));
        assertEquals(waitSeconds, failures.waitSeconds());
        assertEquals(countAfterFailure, failures.countAfterFailure());
    }
}
