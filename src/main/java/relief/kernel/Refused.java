package relief.kernel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A business <em>no</em>: thrown inside a transaction it undoes it, and reaches the caller as the problem of its code.
 * It has no stack trace, for it tells of the caller's data and not of our code.
 */
public final class Refused extends RuntimeException {
    private final String code;
    private final transient List<Fault> faults;
    private final transient Map<String, Object> facts;

    private Refused(String code, String detail, List<Fault> faults, Map<String, Object> facts) {
        super(detail, null, false, false);
        this.code = code;
        this.faults = List.copyOf(faults);
        this.facts = Map.copyOf(facts);
    }

    /** @param code as listed in docs/problems.md */
    public static Refused because(String code, String detail) {
        return new Refused(code, detail, List.of(), Map.of());
    }

    /** @param facts the numbers behind the no, shown to the caller beside the detail */
    public static Refused because(String code, String detail, Map<String, Object> facts) {
        return new Refused(code, detail, List.of(), facts);
    }

    public static Refused notFound(String what) {
        return because("not-found", what + " does not exist, or is outside your region.");
    }

    /** All that is wrong with a body, at once. */
    public static Refused faulty(List<Fault> faults) {
        String detail = faults.size() == 1 ? "One field is wrong." : faults.size() + " fields are wrong.";
        return new Refused("invalid-body", detail, faults, Map.of());
    }

    /** One parameter of the path, the query or the headers that cannot be taken. */
    public static Refused parameter(String name, String code, String detail) {
        return parameters(List.of(new Fault(name, code, detail)));
    }

    /** All parameters that cannot be taken, at once; a fault's pointer is the name of its parameter. */
    public static Refused parameters(List<Fault> faults) {
        String detail = faults.stream()
                .map(fault -> fault.pointer() + ": " + fault.detail())
                .collect(Collectors.joining(" "));
        return new Refused("invalid-parameter", detail, faults, Map.of());
    }

    public String code() {
        return code;
    }

    public List<Fault> faults() {
        return faults;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
