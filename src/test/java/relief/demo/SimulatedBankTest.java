package relief.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import relief.bankfile.BankSchema;
import relief.bankfile.PaymentInstruction;
import relief.bankfile.PaymentSamples;
import relief.demo.SimulatedBank.Judge;
import relief.payment.BankWord;
import relief.payment.EndToEndId;
import relief.reconciliation.BankReportHeader;
import relief.reconciliation.Pain002Reader;

class SimulatedBankTest {
    private static final OffsetDateTime NOON = OffsetDateTime.parse("2023-12-19T12:00:00+08:00");

    @TempDir
    private Path folder;

    @Test
    void everyPaymentComesBackWithItsAnswer() throws Exception {
        List<PaymentInstruction> payments = PaymentSamples.seeded(1, 1764);
        Judge judge = Judge.seeded(99, 20);
        byte[] report = answer(payments, judge);
        new BankSchema("pain.002.001.10").validate(report);

        List<BankWord> answers = new ArrayList<>();
        BankReportHeader header = new Pain002Reader(report.length).read(new ByteArrayInputStream(report), answers::add);
        assertEquals("JZ630222-20231219-0001", header.originalMessageId());
        assertEquals("PART", header.group().status());
        assertEquals(1764, header.group().originalCount());
        assertEquals(1, header.batches().size());
        List<BankWord> expected = new ArrayList<>();
        for (PaymentInstruction payment : payments) {
            expected.add(expected(payment, judge.findRejection(payment.endToEndId(), payment.account())));
        }
        assertEquals(expected, answers);
        long rejected =
                answers.stream().filter(row -> row.status().equals("RJCT")).count();
        assertTrue(rejected > 10 && rejected < 70, rejected + " of 1764 at 20 per thousand");
    }

    @Test
    void theSameFileHasTheSameAnswer() throws IOException {
        List<PaymentInstruction> payments = PaymentSamples.seeded(2, 200);
        assertArrayEquals(answer(payments, Judge.seeded(5, 100)), answer(payments, Judge.seeded(5, 100)));
    }

    @ParameterizedTest
    @CsvSource({"0, ACSC", "1000, RJCT"})
    void theGroupIsAsItsRows(int rejectedPerThousand, String groupStatus) throws Exception {
        byte[] report = answer(PaymentSamples.seeded(3, 20), Judge.seeded(5, rejectedPerThousand));
        new BankSchema("pain.002.001.10").validate(report);
        assertEquals(
                groupStatus,
                new Pain002Reader(report.length)
                        .read(new ByteArrayInputStream(report), row -> assertEquals(groupStatus, row.status()))
                        .group()
                        .status());
    }

    @Test
    void correctedPaymentsGoThrough() {
        EndToEndId first = new EndToEndId("630222103", 1, 1);
        Judge harsh = Judge.seeded(1, 1000);
        assertTrue(harsh.findRejection(first.toString(), "1").isPresent());
        assertEquals(
                Optional.empty(),
                harsh.findRejection(
                        new EndToEndId(first.township(), first.sequence(), first.attempt() + 1).toString(), "1"));
    }

    private static BankWord expected(PaymentInstruction payment, Optional<String> rejection) {
        return new BankWord(
                payment.endToEndId(),
                payment.amountFen(),
                payment.account(),
                rejection.isPresent() ? "RJCT" : "ACSC",
                rejection.orElse(null));
    }

    private byte[] answer(List<PaymentInstruction> payments, Judge judge) throws IOException {
        Path file = Files.write(folder.resolve("payments.xml"), PaymentSamples.pain001(payments));
        ByteArrayOutputStream report = new ByteArrayOutputStream();
        new SimulatedBank(judge, NOON).answer(file, report);
        return report.toByteArray();
    }
}
