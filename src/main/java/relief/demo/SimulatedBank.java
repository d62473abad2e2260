package relief.demo;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import relief.bankfile.Pain001Writer;
import relief.bankfile.XmlOutput;
import relief.payment.EndToEndId;
import relief.reconciliation.BankReasons;
import relief.reconciliation.Pain002Reader;
import relief.reconciliation.XmlMessage;

/**
 * Plays the bank of the demonstration and of tests: answers a pain.001.001.09 file with a pain.002.001.10 that settles
 * every row but those its judge rejects; it streams, and one file has one answer.
 */
public final class SimulatedBank {
    private static final String[] SEEDED_REASONS = {"AC01", "AC04"};
    private static final int ID_LENGTH = 35;

    private enum Field {
        MESSAGE_ID("GrpHdr/MsgId"),
        COUNT("GrpHdr/NbOfTxs"),
        TOTAL("GrpHdr/CtrlSum"),
        BATCH_ID("PmtInf/PmtInfId"),
        ID("PmtInf/CdtTrfTxInf/PmtId/EndToEndId"),
        AMOUNT("PmtInf/CdtTrfTxInf/Amt/InstdAmt"),
        ACCOUNT("PmtInf/CdtTrfTxInf/CdtrAcct/Id/Othr/Id"),
        ROW("PmtInf/CdtTrfTxInf");

        private final String path;

        Field(String path) {
            this.path = "Document/CstmrCdtTrfInitn/" + path;
        }
    }

    /** Decides which payments come back, and why. */
    public interface Judge {
        /** The ISO reason code of a rejection; empty if the payment is settled. */
        Optional<String> findRejection(String endToEndId, String account);

        /** Rejects some first attempts by chance, the same ones for the same seed; corrected payments go through. */
        static Judge seeded(long seed, int rejectedPerThousand) {
            return (endToEndId, account) -> {
                SplittableRandom chance = new SplittableRandom(seed ^ endToEndId.hashCode() * 0x9E3779B97F4A7C15L);
                boolean corrected = EndToEndId.find(endToEndId)
                        .filter(id -> id.attempt() > 1)
                        .isPresent();
                return corrected || chance.nextInt(1000) >= rejectedPerThousand
                        ? Optional.empty()
                        : Optional.of(SEEDED_REASONS[chance.nextInt(SEEDED_REASONS.length)]);
            };
        }
    }

    private final Judge judge;
    private final OffsetDateTime answeredAt;
    private final BankReasons reasons = BankReasons.bundled();
    private final XmlMessage<Field> message;

    /** A bank that answers everything at one given moment. */
    public SimulatedBank(Judge judge, OffsetDateTime answeredAt) {
        this.judge = judge;
        this.answeredAt = answeredAt;
        Map<String, Field> paths = new HashMap<>();
        for (Field field : Field.values()) {
            paths.put(field.path, field);
        }
        this.message = new XmlMessage<>(Pain001Writer.NAMESPACE, paths);
    }

    /** Answers a payment file, which is read twice because a report begins with totals; the stream stays open. */
    public void answer(Path paymentFile, OutputStream report) throws IOException {
        try {
            long rejected = countRejected(paymentFile);
            XmlOutput out = new XmlOutput(report);
            read(paymentFile, (field, values) -> writeAnswer(out, field, values, rejected));
            out.raw("</OrgnlPmtInfAndSts></CstmrPmtStsRpt></Document>\n").flush();
        } catch (UncheckedIOException failure) {
            throw failure.getCause();
        }
    }

    private long countRejected(Path paymentFile) throws IOException {
        long[] rejected = {0};
        read(paymentFile, (field, values) -> {
            if (field == Field.ROW && findRejection(values).isPresent()) {
                rejected[0]++;
            }
        });
        return rejected[0];
    }

    /** Hands over the values known so far, each time a batch is named and each time a row is complete. */
    private void read(Path paymentFile, BiConsumer<Field, Map<Field, String>> visitor) throws IOException {
        Map<Field, String> values = new HashMap<>();
        try (InputStream file = new BufferedInputStream(Files.newInputStream(paymentFile))) {
            message.read(file, Long.MAX_VALUE, (field, text) -> {
                values.put(field, text);
                if (field == Field.BATCH_ID || field == Field.ROW) {
                    visitor.accept(field, values);
                }
            });
        }
    }

    private Optional<String> findRejection(Map<Field, String> values) {
        return judge.findRejection(values.get(Field.ID), values.get(Field.ACCOUNT));
    }

    private void writeAnswer(XmlOutput out, Field field, Map<Field, String> values, long rejected) {
        try {
            if (field == Field.ROW) {
                writeRow(out, values);
            } else {
                writeHeader(out, values, rejected);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private void writeHeader(XmlOutput out, Map<Field, String> values, long rejected) throws IOException {
        long settled = Long.parseLong(values.get(Field.COUNT)) - rejected;
        String moment = DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(answeredAt.truncatedTo(ChronoUnit.SECONDS));
        out.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<Document xmlns=\"" + Pain002Reader.NAMESPACE + "\">")
                .raw("<CstmrPmtStsRpt>\n<GrpHdr><MsgId>")
                .text(answerId(values.get(Field.MESSAGE_ID)))
                .raw("</MsgId><CreDtTm>")
                .text(moment)
                .raw("</CreDtTm></GrpHdr>\n<OrgnlGrpInfAndSts><OrgnlMsgId>")
                .text(values.get(Field.MESSAGE_ID))
                .raw("</OrgnlMsgId><OrgnlMsgNmId>pain.001.001.09</OrgnlMsgNmId><OrgnlNbOfTxs>")
                .text(values.get(Field.COUNT))
                .raw("</OrgnlNbOfTxs><OrgnlCtrlSum>")
                .text(values.get(Field.TOTAL))
                .raw("</OrgnlCtrlSum><GrpSts>")
                .raw(rejected == 0 ? "ACSC" : settled == 0 ? "RJCT" : "PART")
                .raw("</GrpSts>");
        writeStatusCount(out, "ACSC", settled);
        writeStatusCount(out, "RJCT", rejected);
        out.raw("</OrgnlGrpInfAndSts>\n<OrgnlPmtInfAndSts><OrgnlPmtInfId>")
                .text(values.get(Field.BATCH_ID))
                .raw("</OrgnlPmtInfId>\n");
    }

    private static void writeStatusCount(XmlOutput out, String status, long count) throws IOException {
        out.raw("<NbOfTxsPerSts><DtldNbOfTxs>").number(count);
        out.raw("</DtldNbOfTxs><DtldSts>").raw(status).raw("</DtldSts></NbOfTxsPerSts>");
    }

    private void writeRow(XmlOutput out, Map<Field, String> values) throws IOException {
        Optional<String> rejection = findRejection(values);
        out.raw("<TxInfAndSts><OrgnlEndToEndId>").text(values.get(Field.ID));
        out.raw("</OrgnlEndToEndId><TxSts>").raw(rejection.isPresent() ? "RJCT" : "ACSC");
        out.raw("</TxSts>");
        if (rejection.isPresent()) {
            writeReason(out, rejection.get());
        }
        out.raw("<OrgnlTxRef><Amt><InstdAmt Ccy=\"CNY\">").text(values.get(Field.AMOUNT));
        out.raw("</InstdAmt></Amt><CdtrAcct><Id><Othr><Id>").text(values.get(Field.ACCOUNT));
        out.raw("</Id></Othr></Id></CdtrAcct></OrgnlTxRef></TxInfAndSts>\n");
    }

    private void writeReason(XmlOutput out, String code) throws IOException {
        out.raw("<StsRsnInf><Rsn><Cd>").text(code);
        out.raw("</Cd></Rsn><AddtlInf>");
        out.text(reasons.find(code).map(reason -> reason.chinese()).orElse(code));
        out.raw("</AddtlInf></StsRsnInf>");
    }

    private static String answerId(String messageId) {
        String id = "A" + messageId;
        return id.length() <= ID_LENGTH ? id : "A" + id.substring(id.length() - ID_LENGTH + 1);
    }
}
