package relief.disaster;

import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import relief.kernel.Refused;

/**
 * What struck where, and what may be paid for it: the frame every request, fund and standing order stands in.
 *
 * @param townships codes, of one or more counties
 * @param tariffs in the order of their codes
 * @param leadRegion region of the officer who opened it, from where alone mode, state and tariff lines change
 */
public record Disaster(
        String code,
        String name,
        String kind,
        OffsetDateTime occurredAt,
        SortedSet<String> townships,
        List<Tariff> tariffs,
        Mode mode,
        State state,
        String leadRegion) {
    /** Whether standing orders have force, or every request waits for an officer. */
    public enum Mode {
        EMERGENCY,
        NORMAL
    }

    /** A closed disaster takes nothing new and does not open again. */
    public enum State {
        OPEN,
        CLOSED
    }

    public Disaster {
        townships = Collections.unmodifiableSortedSet(new TreeSet<>(townships));
        tariffs = tariffs.stream().sorted(Comparator.comparing(Tariff::code)).toList();
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public boolean isEmergency() {
        return mode == Mode.EMERGENCY;
    }

    public boolean covers(String township) {
        return townships.contains(township);
    }

    public Optional<Tariff> findTariff(String tariff) {
        return tariffs.stream().filter(line -> line.code().equals(tariff)).findFirst();
    }

    /**
     * This disaster after a later statement of it. The lead region may change the mode, close it and add tariff lines;
     * everybody may add townships of his own. Nothing is ever taken away; townships of others may be left unsaid.
     *
     * @param own whether a region is the speaker's business
     */
    public Disaster restated(Disaster wanted, Predicate<String> own) {
        if (removesOrAlters(wanted, own) || (!own.test(leadRegion) && !sameTerms(wanted))) {
            throw Refused.because(
                    "disaster-differs",
                    "Another disaster, or another state of it, stands under " + code
                            + ". Only its mode, its closing, more townships and more tariff lines can be stated anew.");
        }
        SortedSet<String> all = new TreeSet<>(townships);
        all.addAll(wanted.townships);
        Disaster after =
                new Disaster(code, name, kind, occurredAt, all, wanted.tariffs, wanted.mode, wanted.state, leadRegion);
        if (!isOpen() && !after.equals(this)) {
            throw Refused.because("disaster-closed", "Disaster " + code + " is closed and changes no more.");
        }
        return after;
    }

    private boolean removesOrAlters(Disaster wanted, Predicate<String> own) {
        return !name.equals(wanted.name)
                || !kind.equals(wanted.kind)
                || !occurredAt.isEqual(wanted.occurredAt)
                || !wanted.tariffs.containsAll(tariffs)
                || !wanted.townships.containsAll(ownOf(townships, own));
    }

    private boolean sameTerms(Disaster wanted) {
        return mode == wanted.mode && state == wanted.state && tariffs.equals(wanted.tariffs);
    }

    private static List<String> ownOf(Collection<String> townships, Predicate<String> own) {
        return townships.stream().filter(own).toList();
    }
}
