package relief.payment;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import relief.kernel.CardNumber;
import relief.platform.Ids;
import relief.request.Payee;
import relief.request.PayeeSeal;

/** Thousands of grants of a desk, each to an account of its own, made by few statements. */
final class ManyGrants {
    private static final int AT_ONCE = 5_000;
    private static final AtomicInteger PEOPLE = new AtomicInteger();
    private static final String INSERT = """
            insert into grants (county, request, disaster, township, household, household_county, tariff, fund, pot_region,
                amount_fen, cumulative_fen, level, authority, policy, payee, received_at)
            select $1, request, $2, $3, request, $1, 'AFFECTED', $4, $3, $5, $5, 'TOWNSHIP', 'order', 'QH-2019-1', payee, now()
            from unnest($6::uuid[], $7::bytea[]) as of (request, payee)
            """;
    private static final String RESERVE = """
            update pot set balance_fen = balance_fen + $4
            where county = $1 and fund = $2 and region = $3 and kind = 'RESERVED'
            """;

    private ManyGrants() {}

    static void make(PaymentDesk desk, int count, long amountFen) {
        for (int left = count; left > 0; left -= AT_ONCE) {
            insert(desk, Math.min(left, AT_ONCE), amountFen).await();
        }
        desk.sql(RESERVE, desk.county, PaymentDesk.FUND, desk.township, count * amountFen);
    }

    private static Future<Void> insert(PaymentDesk desk, int count, long amountFen) {
        List<UUID> requests = new ArrayList<>(count);
        List<Buffer> payees = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            UUID request = Ids.next();
            String account = CardNumber.of("6222000000%08d".formatted(PEOPLE.incrementAndGet()));
            Payee payee = new Payee("卓玛·央金", account, "CARD", "103100000026");
            requests.add(request);
            payees.add(Buffer.buffer(PayeeSeal.seal(desk.vault, request, payee)));
        }
        Tuple rows = Tuple.tuple()
                .addString(desk.county)
                .addString(desk.disaster)
                .addString(desk.township)
                .addString(PaymentDesk.FUND)
                .addLong(amountFen)
                .addArrayOfUUID(requests.toArray(UUID[]::new))
                .addArrayOfBuffer(payees.toArray(Buffer[]::new));
        return desk.database.read(sql -> sql.preparedQuery(INSERT).execute(rows).mapEmpty());
    }
}
