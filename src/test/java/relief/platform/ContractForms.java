package relief.platform;

import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The bodies of the contract's operations as a route's handler gets them, for tests of what reads them. */
public final class ContractForms {
    private static final Map<String, Contract.Operation> OPERATIONS = Contract.load().operations().stream()
            .collect(Collectors.toMap(Contract.Operation::id, Function.identity()));

    private ContractForms() {}

    public static Form form(String operation, byte[] body) {
        return new Call(null, OPERATIONS.get(operation), null, Buffer.buffer(body)).form();
    }
}
