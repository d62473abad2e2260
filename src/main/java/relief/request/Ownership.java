package relief.request;

import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Which household holds which person and account, as far as a batch of requests is concerned. */
public final class Ownership {
    /** Where a household lives, and its id: that of the request which claimed first. */
    public record HouseholdKey(String county, UUID id) implements Comparable<HouseholdKey> {
        @Override
        public int compareTo(HouseholdKey other) {
            int byCounty = county.compareTo(other.county);
            return byCounty != 0 ? byCounty : id.compareTo(other.id);
        }
    }

    private final Map<Claim, HouseholdKey> holders = new HashMap<>();

    /** A person or an account in a disaster. */
    record Claim(String disaster, Buffer key) {}

    void add(List<ClaimStore.Claimed> claims) {
        claims.forEach(claimed -> holders.put(claimed.claim(), claimed.holder()));
    }

    /** What the requests name and nobody is known yet to hold. */
    Set<Claim> unknown(List<PendingRequest> requests) {
        Set<Claim> unknown = new LinkedHashSet<>();
        for (PendingRequest request : requests) {
            request.persons().forEach(person -> unknown.add(new Claim(request.disaster(), person)));
            if (request.account() != null) {
                unknown.add(new Claim(request.disaster(), request.account()));
            }
        }
        unknown.removeAll(holders.keySet());
        return unknown;
    }

    /**
     * The households that the persons of the request belong to; more than one when it joins what was apart. An account
     * that it was the first to name is held under its own id, and joins with it.
     */
    public Set<HouseholdKey> householdsOf(PendingRequest request) {
        Set<HouseholdKey> households = new LinkedHashSet<>();
        HouseholdKey own = new HouseholdKey(request.county(), request.id());
        for (Buffer person : request.persons()) {
            HouseholdKey holder = holders.get(new Claim(request.disaster(), person));
            households.add(holder == null ? own : holder);
        }
        holderOfAccount(request).filter(own::equals).ifPresent(households::add);
        return households;
    }

    public Optional<HouseholdKey> holderOfAccount(PendingRequest request) {
        return request.account() == null
                ? Optional.empty()
                : Optional.ofNullable(holders.get(new Claim(request.disaster(), request.account())));
    }
}
