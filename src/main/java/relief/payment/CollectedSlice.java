package relief.payment;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Some thousand grants of a run with their places in its files, and those that may not go into one. */
final class CollectedSlice {
    private final FilePlanner planner;
    private final List<Payment> payments = new ArrayList<>();
    private final List<PaymentFinding> findings = new ArrayList<>();
    private final List<UUID> blocked = new ArrayList<>();
    private long totalFen;

    CollectedSlice(FilePlanner planner) {
        this.planner = planner;
    }

    void add(UUID run, JudgedGrant judged) {
        findings.addAll(judged.findings());
        if (judged.isBlocked()) {
            blocked.add(judged.grant().request());
            return;
        }
        long amountFen = judged.grant().amountFen();
        FilePlanner.Place place = planner.place(judged.payeeBank(), judged.bytes(), amountFen);
        totalFen = Math.addExact(totalFen, amountFen);
        payments.add(Payment.planned(run, judged, place));
    }

    List<Payment> payments() {
        return payments;
    }

    List<PlannedFile> files() {
        return planner.touched();
    }

    List<PaymentFinding> findings() {
        return findings;
    }

    List<UUID> blocked() {
        return blocked;
    }

    long totalFen() {
        return totalFen;
    }
}
