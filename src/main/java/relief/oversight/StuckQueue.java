package relief.oversight;

/** The queues whose rows can be set aside, as the operator names them, and what the journal says when one is freed. */
public enum StuckQueue {
    AUTHORIZATION("authorization", "request.freed"),
    PAYMENT("payment", "payment-run.freed"),
    RECONCILIATION("reconciliation", "bank-report.freed");

    private final String name;
    private final String freed;

    StuckQueue(String name, String freed) {
        this.name = name;
        this.freed = freed;
    }

    String freed() {
        return freed;
    }

    @Override
    public String toString() {
        return name;
    }
}
