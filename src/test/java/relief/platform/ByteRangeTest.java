package relief.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import relief.kernel.Refused;

class ByteRangeTest {
    @ParameterizedTest
    @CsvSource(textBlock = """
            bytes=0-0,     0,  1, bytes 0-0/10
            bytes=0-,      0, 10, bytes 0-9/10
            bytes=4-,      4,  6, bytes 4-9/10
            bytes=4-6,     4,  3, bytes 4-6/10
            bytes=4-99,    4,  6, bytes 4-9/10
            bytes=9-,      9,  1, bytes 9-9/10
            bytes=-3,      7,  3, bytes 7-9/10
            bytes=-99,     0, 10, bytes 0-9/10
            'Bytes= 2-3 ', 2,  2, bytes 2-3/10
            """)
    void is_the_part_that_was_asked_for(String header, long from, long length, String contentRange) {
        ByteRange range = ByteRange.find(header, 10).orElseThrow();
        assertEquals(new ByteRange(from, length), range);
        assertEquals(contentRange, range.contentRange(10));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "bytes",
                "bytes=",
                "bytes=-",
                "bytes=5-4",
                "bytes=0-1,3-4",
                "bytes=a-b",
                "lines=0-1",
                "bytes=99999999999999999999-"
            })
    void of_what_is_no_single_range_the_whole_is_sent(String header) {
        assertEquals(Optional.empty(), ByteRange.find(header, 10));
    }

    @ParameterizedTest
    @ValueSource(strings = {"bytes=10-", "bytes=10-20", "bytes=-0"})
    void beyond_the_end_is_nothing(String header) {
        Refused refused = assertThrows(Refused.class, () -> ByteRange.find(header, 10));
        assertEquals("range-not-satisfiable", refused.code());
        assertEquals(Map.of("bytes", 10L), refused.facts());
    }
}
