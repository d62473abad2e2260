package relief.load;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Compares what callers were told with what the database holds, all rows at once; and shows that it would have noticed,
 * by damaging the database afterwards and looking again.
 */
final class Aftermath {
    private static final double LONGEST_DRAIN_SECONDS = 120;
    private static final String LOST = "acknowledged and not in the table";
    private static final String TWICE = "ids that are in the table twice";
    private static final String TOLD = "acknowledged and not exactly once in the journal as request.submitted";

    private static final Map<String, String> FAULTS = new LinkedHashMap<>();

    static {
        FAULTS.put(LOST, """
                select count(*) from acknowledged a where not exists (select from request r where r.id = a.id)""");
        FAULTS.put(TWICE, """
                select count(*) from (select id from request group by id having count(*) > 1) as twice""");
        FAULTS.put("households that are in the table twice", """
                select count(*) from (select persons from request group by persons having count(*) > 1) as twice""");
        FAULTS.put(TOLD, """
                select count(*) from acknowledged a
                left join (select subject, count(*) as n from journal where event = 'request.submitted'
                           group by subject) as told on told.subject = a.id::text
                where told.n is distinct from 1""");
        FAULTS.put("in the journal as request.submitted and not in the table", """
                select count(*) from journal j
                left join request r on r.county = j.county and r.id::text = j.subject
                where j.event = 'request.submitted' and r.id is null""");
        FAULTS.put("in the table and never acknowledged, though all callers stayed for their answers", """
                select count(*) from request r left join acknowledged a on a.id = r.id where a.id is null""");
        FAULTS.put("acknowledged and not exactly one reserve", """
                select count(*) from acknowledged a
                left join (select request, count(*) as n from transfer where kind = 'RESERVE' group by request)
                    as reserved on reserved.request = a.id
                where reserved.n is distinct from 1""");
        FAULTS.put("not authorized, though reserves and orders suffice", """
                select count(*) from request where state <> 'AUTHORIZED'""");
        FAULTS.put("set aside by the machine", """
                select count(*) from request where stuck is not null""");
    }

    private final Install install;
    private final String database;
    private final Acknowledged acknowledged;
    private final Report report;
    private final Requests requests;

    Aftermath(Install install, String database, Acknowledged acknowledged, Report report) {
        this.install = install;
        this.database = database;
        this.acknowledged = acknowledged;
        this.report = report;
        this.requests = new Requests(install.postgres(), database);
    }

    /** @param turnedAway valid requests that were refused for good */
    void check(long turnedAway) {
        long start = System.nanoTime();
        boolean drained = requests.decidedWithin(LONGEST_DRAIN_SECONDS);
        report.verdict(drained, "queue drained to empty %.1f s after the surge", (System.nanoTime() - start) / 1e9);
        report.verdict(acknowledged.count() > 0, "%d requests acknowledged", acknowledged.count());
        report.verdict(turnedAway == 0, "%d refused for good or never answered", turnedAway);
        install.postgres().sql(database, "create unlogged table acknowledged (id uuid not null)");
        install.postgres().copyIn(database, "copy acknowledged from stdin", acknowledged::writeTo);
        install.postgres().sql(database, "analyze acknowledged");
        FAULTS.forEach((what, query) -> {
            long count = requests.count(query);
            report.verdict(count == 0, "%d %s", count, what);
        });
        install.checkInvariants(database, report);
        proveThatItSees();
    }

    /** One row each is lost, doubled and told twice. */
    private void proveThatItSees() {
        Map<String, Long> before = new LinkedHashMap<>();
        FAULTS.forEach((what, query) -> before.put(what, requests.count(query)));
        install.postgres()
                .sql(
                        database,
                        "delete from request where id = (select min(id::text)::uuid from acknowledged)",
                        """
                        create temp table copied as
                            select * from request where id = (select max(id::text)::uuid from acknowledged)""",
                        "update copied set county = '639999'",
                        "insert into request select * from copied",
                        """
                        insert into journal (county, id, event, subject, actor, facts)
                            select '639999', id, event, subject, actor, facts from journal
                            where event = 'request.submitted' limit 1""");
        report.verdict(
                rose(LOST, before) && rose(TWICE, before) && rose(TOLD, before),
                "the check sees a row that is deleted, doubled or told twice by hand");
    }

    private boolean rose(String what, Map<String, Long> before) {
        return requests.count(FAULTS.get(what)) == before.get(what) + 1;
    }
}
