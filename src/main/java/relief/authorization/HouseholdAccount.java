package relief.authorization;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What a household has been granted for one disaster, by everyone and wherever: the number that authority is judged on.
 *
 * @param tariffs the lines it was granted under
 */
record HouseholdAccount(long grantedFen, Set<String> tariffs) {
    static final HouseholdAccount NONE = new HouseholdAccount(0, Set.of());

    HouseholdAccount plus(long amountFen, String tariff) {
        Set<String> more = new LinkedHashSet<>(tariffs);
        more.add(tariff);
        return new HouseholdAccount(grantedFen + amountFen, more);
    }

    /** What came to it since: to be added to what is kept of it. */
    HouseholdAccount since(HouseholdAccount before) {
        return new HouseholdAccount(grantedFen - before.grantedFen, tariffs);
    }

    HouseholdAccount join(HouseholdAccount other) {
        Set<String> all = new LinkedHashSet<>(tariffs);
        all.addAll(other.tariffs);
        return new HouseholdAccount(grantedFen + other.grantedFen, all);
    }
}
