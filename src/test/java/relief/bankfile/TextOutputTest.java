package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TextOutputTest {
    @ParameterizedTest
    @EnumSource(BankCharset.class)
    void encodesEveryCharacterAsTheJdkDoesOrRefusesIt(BankCharset charset) throws IOException {
        Charset jdk = Charset.forName(charset.label());
        CharsetEncoder encoder = jdk.newEncoder();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes, charset);
        StringBuilder carried = new StringBuilder();
        for (int point = 1; point <= Character.MAX_CODE_POINT; point += point < 0x10000 ? 1 : 31) {
            int codePoint = point;
            String text = Character.toString(point);
            if (encoder.canEncode(text)) {
                out.text(text);
                carried.append(text);
            } else {
                int encoded = point > 0xFFFF ? charset.encodeAstral(point) : charset.table()[point];
                assertEquals(BankCharset.LACKING, encoded, () -> BankText.nameOf(codePoint));
            }
        }
        out.flush();
        assertArrayEquals(carried.toString().getBytes(jdk), bytes.toByteArray());
        assertEquals(bytes.size(), out.written());
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            GB2312, 癿藏镇, U+767F
            GBK,    䶮某,   U+4DAE
            GBK,    𠮷野,   U+20BB7
            GB18030, '某\uD842', U+D842
            UTF_8,  '\uDFB7某', U+DFB7
            """)
    void whatTheCharsetLacksIsNamedAndNothingOfItWritten(BankCharset charset, String name, String point)
            throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        TextOutput out = new TextOutput(bytes, charset);
        String refusal = assertThrows(IllegalArgumentException.class, () -> out.text("before" + name))
                .getMessage();
        assertTrue(refusal.endsWith("cannot carry " + point), refusal);
        out.flush();
        assertEquals(0, bytes.size());
    }
}
