package relief.reconciliation;

import java.io.InputStream;
import java.util.function.Consumer;
import relief.payment.BankWord;

/** Reads one format of bank report as a stream and tells what stands in it, never what follows from it. */
public interface ReportReader {
    /**
     * Hands over the rows in the order of the report and returns what was said of whole files.
     *
     * @throws BankReportFault if this is no proper report, possibly after rows were handed over: apply them only once
     *     the whole report was read
     */
    BankReportHeader read(InputStream report, Consumer<BankWord> rows);
}
