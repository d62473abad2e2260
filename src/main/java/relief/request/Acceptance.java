package relief.request;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import relief.disaster.Disaster;
import relief.kernel.Fault;

/** Whether a request fits the disaster it names. What it asks for is judged later, and never here. */
final class Acceptance {
    private Acceptance() {}

    static List<Fault> faults(ReliefRequest request, Optional<Disaster> disaster) {
        List<Fault> faults = new ArrayList<>(1);
        if (disaster.isEmpty()) {
            faults.add(
                    new Fault("/disaster", "unknown-disaster", "No disaster has the code " + request.disaster() + "."));
        } else if (!disaster.get().townships().contains(request.township())) {
            faults.add(new Fault(
                    "/township",
                    "outside-disaster",
                    "Township " + request.township() + " is not in the area of " + request.disaster() + "."));
        }
        return faults;
    }
}
