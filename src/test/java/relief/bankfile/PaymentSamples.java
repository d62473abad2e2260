package relief.bankfile;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Payments for tests: the names that break careless software, and any number of rows from a seed. */
public final class PaymentSamples {
    public static final List<String> HARD_NAMES =
            List.of("卓玛·央金", "𠮷野家", "䶮某", "癿藏镇·马某", "<&>\"'", "O'Neil & Söhne", "]]>", "á 阿依古丽·買買提");

    private PaymentSamples() {}

    public static List<PaymentInstruction> seeded(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<PaymentInstruction> rows = new ArrayList<>(count);
        for (int index = 1; index <= count; index++) {
            rows.add(new PaymentInstruction(
                    "JZ630222103" + (1_000_000_000L + index) + "01",
                    random.nextBoolean() ? random.nextLong(1, 500) : random.nextLong(1, 4_200_001),
                    HARD_NAMES.get(random.nextInt(HARD_NAMES.size())) + index,
                    "6217" + (1_000_000_000_000L + random.nextLong(9_000_000_000_000L)),
                    random.nextInt(4) == 0 ? "PASSBOOK" : "CARD",
                    "103100000026",
                    "临时救助"));
        }
        return rows;
    }

    public static PaymentFileHeader header(List<PaymentInstruction> rows) {
        return header(
                rows.size(),
                rows.stream().mapToLong(PaymentInstruction::amountFen).sum());
    }

    public static PaymentFileHeader header(int count, long totalFen) {
        return new PaymentFileHeader(
                "JZ630222-20231219-0001",
                "JZ630222-20231219-0001-1",
                OffsetDateTime.parse("2023-12-19T08:00:00.123+08:00"),
                LocalDate.parse("2023-12-19"),
                "民和回族土族自治县民政局",
                "民和县民政局<救灾>专户",
                "9558800000000000019",
                "103100000026",
                "SSBE",
                count,
                totalFen);
    }

    public static byte[] pain001(List<PaymentInstruction> rows) throws IOException {
        return file(BankProfiles.bundled().get("DEMO"), rows);
    }

    static byte[] file(BankProfile profile, List<PaymentInstruction> rows) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PaymentRows file = PaymentRows.open(profile, bytes, header(rows))) {
            for (PaymentInstruction row : rows) {
                file.write(row);
            }
        }
        return bytes.toByteArray();
    }
}
