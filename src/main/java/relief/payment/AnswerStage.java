package relief.payment;

import java.util.regex.Pattern;
import relief.platform.BulkLoad;
import relief.platform.CopyRows;
import relief.platform.Vault;

/**
 * Puts a bank's words beside the payments, so that the database can join them; an account arrives there as a keyed hash
 * and masked, and what a stranger wrote is cut to what a screen shows. All it does may block.
 */
public final class AnswerStage implements AutoCloseable {
    private static final String CLEAR = "delete from bank_answer where county = ? and report = ?";
    private static final String COPY = """
            copy bank_answer (county, report, line, end_to_end_id, amount_fen, account_hash, account_masked, status, meaning,
                reason)
            from stdin
            """;
    /** Nobody has counted yet what the copy brought. */
    private static final String PLAN_FOR_MANY = "set local enable_nestloop = off";

    private static final String ADD_REST = """
            insert into bank_answer (county, report, line, end_to_end_id, status, meaning, reason)
            select p.county, ?, ? + row_number() over (order by p.position), p.end_to_end_id, ?, ?, ?
            from payment p
            where p.county = ? and p.run = ? and p.file = ? and not exists (
                select from bank_answer a where a.county = p.county and a.report = ? and a.end_to_end_id = p.end_to_end_id)
            """;

    /** Codes that are safe to keep and to show: no room for words about people. */
    private static final Pattern REASON_CODE = Pattern.compile("[A-Za-z0-9._-]{1,35}");

    private static final int LONGEST_ID = 100;
    private static final int LONGEST_STATUS = 40;
    private static final int SHOWN_DIGITS = 4;

    private final BulkLoad load;
    private final Vault vault;
    private final String county;
    private final long report;
    /** Begun with the first row: while rows are copied the connection takes nothing else. */
    private CopyRows rows;

    private int lines;

    private AnswerStage(BulkLoad load, Vault vault, String county, long report) {
        this.load = load;
        this.vault = vault;
        this.county = county;
        this.report = report;
        load.execute(CLEAR, county, report);
    }

    /** Begins anew whatever was staged of the report before; it counts once the load is committed. */
    public static AnswerStage open(BulkLoad load, Vault vault, String county, long report) {
        return new AnswerStage(load, vault, county, report);
    }

    public void add(BankWord word) {
        if (rows == null) {
            rows = load.copy(COPY);
        }
        String account = word.account();
        lines++;
        rows.text(county).number(report).number(lines).text(shortened(word.endToEndId(), LONGEST_ID));
        if (word.amountFen() < 0) {
            rows.none();
        } else {
            rows.number(word.amountFen());
        }
        rows.bytes(account == null ? null : vault.hash("account", account))
                .text(masked(account))
                .text(shortened(word.status(), LONGEST_STATUS));
        if (word.isClear()) {
            rows.number(word.meaning().code());
        } else {
            rows.none();
        }
        rows.text(safe(word.reason())).endRow();
    }

    public int lines() {
        return lines;
    }

    /** Nothing can be added any more, but for what was said of a whole file. */
    public void finish() {
        if (rows != null) {
            rows.finish();
        }
    }

    /**
     * Adds the payments of a file of which the report said nothing singly, because it spoke of the file as a whole.
     *
     * @return how many they are
     */
    public int addRest(AnsweredFile file, AnswerMeaning meaning, String status, String reason) {
        load.execute(PLAN_FOR_MANY);
        int added = load.execute(
                ADD_REST,
                report,
                lines,
                shortened(status, LONGEST_STATUS),
                meaning.code(),
                safe(reason),
                county,
                file.run(),
                file.number(),
                report);
        lines += added;
        return added;
    }

    @Override
    public void close() {
        if (rows != null) {
            rows.close();
        }
    }

    /** What a stranger calls an account may be too short to show any of it. */
    private static String masked(String account) {
        if (account == null) {
            return null;
        }
        int shown = account.length() > 2 * SHOWN_DIGITS ? SHOWN_DIGITS : 0;
        return "****" + account.substring(account.length() - shown);
    }

    private static String shortened(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }

    private static String safe(String reason) {
        return reason == null || REASON_CODE.matcher(reason).matches() ? reason : "OTHER";
    }
}
