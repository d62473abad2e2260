package relief.disaster;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import relief.kernel.Fault;

/**
 * The order of two township officers that lets the machine grant these tariff lines at once, up to a budget; without a
 * second signature it has no force.
 *
 * @param grantedFen what stands granted under it
 */
public record StandingOrder(
        String county,
        UUID id,
        String disaster,
        String township,
        SortedSet<String> tariffs,
        long budgetFen,
        long grantedFen,
        Signature signed,
        Optional<Signature> confirmed) {
    /** @param name user name at that time */
    public record Signature(UUID by, String name, OffsetDateTime at) {}

    /** What the officers put their names to. */
    public record Terms(String disaster, String township, SortedSet<String> tariffs, long budgetFen) {
        public Terms {
            tariffs = Collections.unmodifiableSortedSet(new TreeSet<>(tariffs));
        }

        /** Why these cannot be the terms of an order for the disaster they name. */
        List<Fault> faults(Disaster struck) {
            List<Fault> faults = new ArrayList<>();
            if (!struck.covers(township)) {
                faults.add(new Fault("/township", "outside-disaster", "The disaster does not cover this township."));
            }
            tariffs.stream()
                    .filter(tariff -> struck.findTariff(tariff).isEmpty())
                    .map(tariff -> "The disaster has no tariff line " + tariff + ".")
                    .forEach(detail -> faults.add(new Fault("/tariffs", "unknown-tariff", detail)));
            return faults;
        }
    }

    /** Where an order has force. */
    public record Place(String disaster, String township) {}

    public StandingOrder {
        tariffs = Collections.unmodifiableSortedSet(new TreeSet<>(tariffs));
    }

    public Place place() {
        return new Place(disaster, township);
    }

    public boolean hasForce() {
        return confirmed.isPresent();
    }

    public long leftFen() {
        return budgetFen - grantedFen;
    }

    Terms terms() {
        return new Terms(disaster, township, tariffs, budgetFen);
    }
}
