package relief.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import relief.kernel.Yuan;

/** What the system says of each household of the case, summed, beside what was published. */
final class Comparison {
    private long paid;
    private long paidFen;
    private long byTownships;
    private long byTownshipsFen;
    private long outsideTariff;
    private long byCounties;
    private long byCountiesFen;
    private long paidAtSecondAttempt;
    private final List<Long> toAuthorizationMs = new ArrayList<>();
    private final List<Long> toMoneyMs = new ArrayList<>();
    private boolean equal = true;

    private Comparison() {}

    static Comparison read(List<Population.Household> households, Function<Population.Household, JsonNode> ask) {
        Comparison comparison = new Comparison();
        households.forEach(household -> comparison.add(ask.apply(household)));
        return comparison;
    }

    private void add(JsonNode found) {
        JsonNode grant = found.get("grant");
        if (!found.get("state").asText().equals("PAID") || grant.isNull()) {
            return;
        }
        long amountFen = grant.get("amountFen").asLong();
        paid++;
        paidFen += amountFen;
        if (grant.get("level").asText().equals("TOWNSHIP")) {
            byTownships++;
            byTownshipsFen += amountFen;
            outsideTariff += amountFen < JishishanCase.LEAST_FEN || amountFen > JishishanCase.MOST_FEN ? 1 : 0;
        } else if (grant.get("level").asText().equals("COUNTY") && amountFen == JishishanCase.BEREAVED_FEN) {
            byCounties++;
            byCountiesFen += amountFen;
        }
        paidAtSecondAttempt += found.get("payments").size() > 1 ? 1 : 0;
        OffsetDateTime received = OffsetDateTime.parse(found.get("receivedAt").asText());
        OffsetDateTime decided = OffsetDateTime.parse(grant.get("decidedAt").asText());
        toAuthorizationMs.add(Duration.between(received, decided).toMillis());
        for (JsonNode entry : found.get("history")) {
            if (entry.get("event").asText().equals("payment.paid")) {
                OffsetDateTime at = OffsetDateTime.parse(entry.get("at").asText());
                toMoneyMs.add(Duration.between(received, at).toMillis());
            }
        }
    }

    boolean equal() {
        return equal;
    }

    void print(PrintStream out) {
        out.println();
        out.printf("%-46s %16s %16s%n", "Jishishan earthquake, Qinghai", "published", "this system");
        count(out, "households paid", JishishanCase.HOUSEHOLDS, paid);
        money(out, "emergency relief, yuan", publishedTotalFen(), paidFen);
        count(out, "households decided by townships", JishishanCase.HOUSEHOLDS - JishishanCase.BEREAVED, byTownships);
        money(out, "  together, yuan", JishishanCase.OTHERS_TOTAL_FEN, byTownshipsFen);
        count(out, "  of them outside 2,000 to 5,000 yuan", 0, outsideTariff);
        count(out, "bereaved households, 42,000.00 each, county", JishishanCase.BEREAVED, byCounties);
        money(out, "  together, yuan", JishishanCase.BEREAVED * JishishanCase.BEREAVED_FEN, byCountiesFen);
        out.println();
        out.printf("%d were paid at the second attempt, after their account was put right.%n", paidAtSecondAttempt);
        out.printf(
                "From request to authorization: median %s, p99 %s%n",
                at(toAuthorizationMs, 50), at(toAuthorizationMs, 99));
        out.printf("From request to money: median %s, p99 %s%n", at(toMoneyMs, 50), at(toMoneyMs, 99));
    }

    private static long publishedTotalFen() {
        return JishishanCase.OTHERS_TOTAL_FEN + JishishanCase.BEREAVED * JishishanCase.BEREAVED_FEN;
    }

    private void count(PrintStream out, String what, long published, long found) {
        line(
                out,
                what,
                String.format(java.util.Locale.ROOT, "%,d", published),
                String.format(java.util.Locale.ROOT, "%,d", found));
    }

    private void money(PrintStream out, String what, long publishedFen, long foundFen) {
        line(out, what, Yuan.format(publishedFen), Yuan.format(foundFen));
    }

    private void line(PrintStream out, String what, String published, String found) {
        boolean same = published.equals(found);
        equal &= same;
        out.printf("%-46s %16s %16s  %s%n", what, published, found, same ? "equal" : "DIFFERS");
    }

    private static String at(List<Long> millis, int percent) {
        if (millis.isEmpty()) {
            return "unknown";
        }
        List<Long> sorted = new ArrayList<>(millis);
        Collections.sort(sorted);
        long ms = sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        return ms < 10_000 ? ms + " ms" : ms / 1_000 + " s";
    }
}
