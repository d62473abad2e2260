package relief.payment;

import java.util.UUID;

/** A finding on the wire. */
record FindingJson(
        UUID request, String kind, boolean blocking, String detail, long amountFen, String payee, boolean resolved) {

    static FindingJson of(FindingService.Listed listed) {
        PaymentFinding finding = listed.finding();
        return new FindingJson(
                finding.request(),
                finding.kind(),
                finding.blocking(),
                finding.detail(),
                listed.amountFen(),
                listed.payee(),
                listed.resolved());
    }
}
