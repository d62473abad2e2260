package relief.simulation;

import java.util.ArrayList;
import java.util.List;

/**
 * People who belong together. The first of them stands in every request of the family, so that whatever is asked for it
 * counts for one household.
 */
final class Family {
    private final Place home;
    private final String account;
    private final List<String> persons;
    private boolean mingled;

    Family(Place home, String account, List<String> persons) {
        this.home = home;
        this.account = account;
        this.persons = new ArrayList<>(persons);
    }

    Place home() {
        return home;
    }

    String account() {
        return account;
    }

    /** ID numbers, the anchor first. */
    List<String> persons() {
        return persons;
    }

    /** Somebody of this family stood in a request of another one: by now both may be one household, or not yet. */
    void mingle() {
        mingled = true;
    }

    boolean isMingled() {
        return mingled;
    }
}
