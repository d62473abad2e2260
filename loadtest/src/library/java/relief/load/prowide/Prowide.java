package relief.load.prowide;

import com.prowidesoftware.swift.model.mx.MxPain00100109;
import com.prowidesoftware.swift.model.mx.MxWriteParams;
import com.prowidesoftware.swift.model.mx.dic.AccountIdentification4Choice;
import com.prowidesoftware.swift.model.mx.dic.ActiveOrHistoricCurrencyAndAmount;
import com.prowidesoftware.swift.model.mx.dic.AmountType4Choice;
import com.prowidesoftware.swift.model.mx.dic.BranchAndFinancialInstitutionIdentification6;
import com.prowidesoftware.swift.model.mx.dic.CashAccount38;
import com.prowidesoftware.swift.model.mx.dic.CashAccountType2Choice;
import com.prowidesoftware.swift.model.mx.dic.ChargeBearerType1Code;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemIdentification2Choice;
import com.prowidesoftware.swift.model.mx.dic.ClearingSystemMemberIdentification2;
import com.prowidesoftware.swift.model.mx.dic.CreditTransferTransaction34;
import com.prowidesoftware.swift.model.mx.dic.CustomerCreditTransferInitiationV09;
import com.prowidesoftware.swift.model.mx.dic.DateAndDateTime2Choice;
import com.prowidesoftware.swift.model.mx.dic.FinancialInstitutionIdentification18;
import com.prowidesoftware.swift.model.mx.dic.GenericAccountIdentification1;
import com.prowidesoftware.swift.model.mx.dic.GroupHeader85;
import com.prowidesoftware.swift.model.mx.dic.PartyIdentification135;
import com.prowidesoftware.swift.model.mx.dic.PaymentIdentification6;
import com.prowidesoftware.swift.model.mx.dic.PaymentInstruction30;
import com.prowidesoftware.swift.model.mx.dic.PaymentMethod3Code;
import com.prowidesoftware.swift.model.mx.dic.Purpose2Choice;
import com.prowidesoftware.swift.model.mx.dic.RemittanceInformation16;
import jakarta.xml.bind.JAXBContext;
import jakarta.xml.bind.JAXBException;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Builds and writes the same pain.001.001.09 as the server with the usual library for ISO 20022, from plain values: no
 * database, no decryption, no digests. Prints the rows a second of each round after those that warm up.
 */
public final class Prowide {
    private static final String DEBTOR = "示范县民政局救灾资金专户";
    private static final String PAYER_ACCOUNT = "9558800000000000019";
    private static final String BANK = "103100000026";
    private static final int WARM_UP_ROUNDS = 3;
    private static final BigDecimal YUAN = new BigDecimal("3000.00");

    private final JAXBContext context;
    private final int rows;

    private Prowide(int rows) throws JAXBException {
        this.rows = rows;
        MxPain00100109 empty = new MxPain00100109();
        // Made once, because a program that writes many files would keep it.
        this.context = JAXBContext.newInstance(empty.getClasses());
    }

    /** @param arguments rows of the file, rounds that count, and where the file goes */
    public static void main(String[] arguments) throws JAXBException, IOException {
        Prowide prowide = new Prowide(Integer.parseInt(arguments[0]));
        int rounds = Integer.parseInt(arguments[1]);
        Path target = Path.of(arguments[2]);
        for (int round = 1; round <= WARM_UP_ROUNDS + rounds; round++) {
            long start = System.nanoTime();
            prowide.writeTo(target);
            double seconds = (System.nanoTime() - start) / 1e9;
            if (round > WARM_UP_ROUNDS) {
                System.out.println(prowide.rows / seconds);
            }
        }
    }

    private void writeTo(Path target) throws IOException {
        CustomerCreditTransferInitiationV09 initiation = new CustomerCreditTransferInitiationV09();
        initiation.setGrpHdr(header());
        initiation.addPmtInf(payments());
        MxPain00100109 message = new MxPain00100109().setCstmrCdtTrfInitn(initiation);
        MxWriteParams how = new MxWriteParams();
        how.includeXMLDeclaration = true;
        how.context = context;
        Files.writeString(target, message.document(how), StandardCharsets.UTF_8);
    }

    private GroupHeader85 header() {
        return new GroupHeader85()
                .setMsgId("RELIEF-630222-20231219-00000001-1")
                .setCreDtTm(OffsetDateTime.of(2023, 12, 19, 10, 0, 0, 0, ZoneOffset.ofHours(8)))
                .setNbOfTxs(Integer.toString(rows))
                .setCtrlSum(YUAN.multiply(BigDecimal.valueOf(rows)))
                .setInitgPty(new PartyIdentification135().setNm(DEBTOR));
    }

    private PaymentInstruction30 payments() {
        PaymentInstruction30 payments = new PaymentInstruction30()
                .setPmtInfId("RELIEF-630222-20231219-00000001-1")
                .setPmtMtd(PaymentMethod3Code.TRF)
                .setNbOfTxs(Integer.toString(rows))
                .setCtrlSum(YUAN.multiply(BigDecimal.valueOf(rows)))
                .setReqdExctnDt(new DateAndDateTime2Choice().setDt(LocalDate.of(2023, 12, 19)))
                .setDbtr(new PartyIdentification135().setNm(DEBTOR))
                .setDbtrAcct(account(PAYER_ACCOUNT).setCcy("CNY"))
                .setDbtrAgt(bank())
                .setChrgBr(ChargeBearerType1Code.DEBT);
        for (int row = 0; row < rows; row++) {
            payments.addCdtTrfTxInf(payment(row));
        }
        return payments;
    }

    private static CreditTransferTransaction34 payment(int row) {
        return new CreditTransferTransaction34()
                .setPmtId(new PaymentIdentification6().setEndToEndId("JZ630222100" + (1_000_000_000L + row) + "01"))
                .setAmt(new AmountType4Choice()
                        .setInstdAmt(new ActiveOrHistoricCurrencyAndAmount()
                                .setCcy("CNY")
                                .setValue(YUAN)))
                .setCdtrAgt(bank())
                .setCdtr(new PartyIdentification135().setNm("马秀兰"))
                .setCdtrAcct(account(Long.toString(6_217_000_000_000_000_000L + row))
                        .setTp(new CashAccountType2Choice().setPrtry("CARD")))
                .setPurp(new Purpose2Choice().setCd("SSBE"))
                .setRmtInf(new RemittanceInformation16().addUstrd("临时救助"));
    }

    private static CashAccount38 account(String number) {
        return new CashAccount38()
                .setId(new AccountIdentification4Choice().setOthr(new GenericAccountIdentification1().setId(number)));
    }

    private static BranchAndFinancialInstitutionIdentification6 bank() {
        return new BranchAndFinancialInstitutionIdentification6()
                .setFinInstnId(new FinancialInstitutionIdentification18()
                        .setClrSysMmbId(new ClearingSystemMemberIdentification2()
                                .setClrSysId(new ClearingSystemIdentification2Choice().setCd("CNAPS"))
                                .setMmbId(BANK)));
    }
}
