package relief.bankfile;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every format by every profile that comes along: files are valid, read back to the same rows, and never differ. */
class PaymentFilesTest {
    private static final List<String> NAMES = List.of(
            "卓玛·央金",
            "卓玛•央金",
            "卓玛‧央金",
            "卓玛・央金",
            "卓玛.央金",
            "𠮷野",
            "䶮某",
            "癿藏镇",
            "=1+1",
            "+某",
            "-某",
            "@某",
            "＝某",
            "'某",
            "'=某",
            "某,某",
            "\"某\"",
            "某;某",
            "_x0041_某",
            " 某 ",
            "<&>\"'",
            "]]>",
            "á 阿依古丽",
            "鿯某");

    static Collection<BankProfile> profiles() {
        return BankProfiles.bundled().all();
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void everyFileIsReadBackToTheSameRows(BankProfile profile) throws Exception {
        for (long seed : new long[] {1, 20231218, 630222}) {
            List<PaymentInstruction> rows = rows(seed, 400);
            List<PaymentInstruction> expected =
                    rows.stream().map(row -> asRead(row, profile)).toList();
            assertEquals(expected, read(profile, PaymentSamples.file(profile, rows)), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void anyNameIsEitherRefusedOrReadBackAsItWas(BankProfile profile) throws Exception {
        long seed = 20231218;
        SplittableRandom random = new SplittableRandom(seed);
        RowJudge judge = new RowJudge(profile);
        List<PaymentInstruction> taken = new ArrayList<>();
        int refused = 0;
        for (PaymentInstruction row : PaymentSamples.seeded(seed, 3000)) {
            PaymentInstruction named = named(row, RandomNames.next(random));
            if (judge.judge(named).isEmpty()) {
                taken.add(named);
            } else {
                refused++;
                PaymentRows file = PaymentRows.open(
                        profile, OutputStream.nullOutputStream(), PaymentSamples.header(List.of(named)));
                assertThrows(IllegalArgumentException.class, () -> file.write(named));
            }
        }
        assertTrue(refused > 100 && taken.size() > 1000, refused + " refused, " + taken.size() + " taken");
        assertEquals(
                taken.stream().map(row -> asRead(row, profile)).toList(),
                read(profile, PaymentSamples.file(profile, taken)),
                "seed " + seed);
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void oneRowTheLongestFieldsAndTheLargestAmountFit(BankProfile profile) throws Exception {
        List<PaymentInstruction> rows = List.of(new PaymentInstruction(
                "J".repeat(35), 9_999_999_999L, "\"".repeat(36), "1".repeat(32), "PASSBOOK", "103100000026", "助"));
        assertEquals(
                rows.stream().map(row -> asRead(row, profile)).toList(),
                read(profile, PaymentSamples.file(profile, rows)));
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void neitherLocaleNorTimeZoneChangesAByte(BankProfile profile) throws IOException {
        byte[] before = PaymentSamples.file(profile, rows(7, 300));
        Locale locale = Locale.getDefault();
        TimeZone zone = TimeZone.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            TimeZone.setDefault(TimeZone.getTimeZone("America/St_Johns"));
            assertEquals("١", String.format("%d", 1), "this locale must write its own digits to prove anything");
            assertArrayEquals(before, PaymentSamples.file(profile, rows(7, 300)));
        } finally {
            Locale.setDefault(locale);
            TimeZone.setDefault(zone);
        }
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void rowsAreMeasuredAsTheyAreWritten(BankProfile profile) throws IOException {
        RowRules rules = RowRules.of(profile);
        List<PaymentInstruction> rows = rows(11, 200);
        long planned =
                rules.frameBytes() + rows.stream().mapToLong(rules::bytes).sum();
        long written = PaymentSamples.file(profile, rows).length;
        assertTrue(written <= planned, written + " bytes written, " + planned + " planned");
        long widest = rules.widestRowBytes();
        assertTrue(rows.stream().allMatch(row -> rules.bytes(row) <= widest));
        PaymentInstruction escaped = new PaymentInstruction(
                "J".repeat(35), 1, "\"".repeat(140), "1".repeat(34), "PASSBOOK", "103100000026", "临时救助");
        assertTrue(rules.bytes(escaped) <= widest);
        boolean compressed = profile.format() == PaymentFormat.XLSX;
        assertTrue(compressed || planned <= written + 2000, written + " bytes written, " + planned + " planned");
    }

    @ParameterizedTest
    @MethodSource("profiles")
    void memoryDoesNotGrowWithTheRows(BankProfile profile) throws IOException {
        ThreadMXBean memory = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        PaymentInstruction row = new PaymentInstruction(
                "JZ630222103000000000101", 4_200_000, "卓玛·央金𠮷", "6217001", "CARD", "103100000026", "临时救助");
        PaymentRows file = PaymentRows.open(
                profile, OutputStream.nullOutputStream(), PaymentSamples.header(10_001, 4_200_000L * 10_001));
        file.write(row);
        long before = memory.getCurrentThreadAllocatedBytes();
        for (int count = 0; count < 10_000; count++) {
            file.write(row);
        }
        long bytes = memory.getCurrentThreadAllocatedBytes() - before;
        file.close();
        assertTrue(bytes < 50_000, bytes + " bytes for 10,000 rows");
    }

    @Test
    void everyFormatIsAmongTheBundledProfiles() {
        Set<PaymentFormat> formats =
                profiles().stream().map(BankProfile::format).collect(Collectors.toSet());
        assertEquals(EnumSet.allOf(PaymentFormat.class), formats);
        assertEquals(7, profiles().size());
    }

    private static List<PaymentInstruction> read(BankProfile profile, byte[] file) throws Exception {
        return switch (profile.format()) {
            case PAIN_001_001_09, PAIN_001_001_03 -> Pain001Reader.read(file, profile.format());
            case BATCH_TEXT -> new BankFileReader(profile).batchText(file);
            case CSV -> new BankFileReader(profile).csv(file);
            case XLSX -> new BankFileReader(profile).xlsx(file);
        };
    }

    private static List<PaymentInstruction> rows(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        return PaymentSamples.seeded(seed, count).stream()
                .map(row -> named(row, NAMES.get(random.nextInt(NAMES.size()))))
                .toList();
    }

    private static PaymentInstruction named(PaymentInstruction row, String name) {
        return new PaymentInstruction(
                row.endToEndId(),
                row.amountFen(),
                name,
                row.account(),
                row.accountKind(),
                name.length() % 2 == 0 ? "102100099996" : row.bank(),
                row.purpose());
    }

    /** The row with one sign for all name dots, and without the fields that the bank does not ask for. */
    private static PaymentInstruction asRead(PaymentInstruction row, BankProfile profile) {
        Set<RowField> given = profile.layout()
                .map(layout -> layout.columns().stream().map(RowColumn::field).collect(Collectors.toSet()))
                .orElse(EnumSet.allOf(RowField.class));
        return new PaymentInstruction(
                given.contains(RowField.END_TO_END_ID) ? row.endToEndId() : null,
                row.amountFen(),
                row.payeeName().replaceAll("[•‧・.．･∙⋅]", "·"),
                row.account(),
                given.contains(RowField.ACCOUNT_KIND) ? row.accountKind() : null,
                given.contains(RowField.BANK) ? row.bank() : null,
                given.contains(RowField.PURPOSE) ? row.purpose() : null);
    }
}
