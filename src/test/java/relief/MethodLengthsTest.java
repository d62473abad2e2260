package relief;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MethodLengthsTest {
    @Test
    void lengths_of_methods_are_counted_between_their_braces() {
        String source = """
                class Sample {
                    private static final int[] NUMBERS = {
                        1
                    };
                    static class Inner {
                        void one(String said) {
                            said.concat("{");
                        }
                    }

                    Sample(
                            int count) {
                        if (count > 0) { // }
                            one('{');
                        }
                    }
                }
                """;
        assertEquals(Map.of("one(String said)", 1, "Sample( int count)", 3), MethodLengths.of(source));
    }
}
