package relief.simulation;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import relief.request.RequestState;
import relief.simulation.Wire.Reply;

/** All that was sent of one request and all that was acknowledged, against which every answer about it is held. */
final class Asked {
    private static final int NONE = -1;

    private final UUID id;
    private final Family family;
    private final Place place;
    private final String submitter;
    private final List<Content> contents = new ArrayList<>();
    private final Set<RequestState> sent = EnumSet.noneOf(RequestState.class);
    private final List<Acknowledged> decisions = new ArrayList<>();
    private final Set<String> correctors = new TreeSet<>();
    private int stored = NONE;
    private int creations;
    private boolean unheard;
    private int corrections;
    private String receivedAt;
    private RequestState end;
    private boolean approved;

    /** @param at as it was told, or null where the answer tells no time */
    record Acknowledged(String outcome, String at) {}

    Asked(UUID id, Family family, Place place, String submitter, Content content) {
        this.id = id;
        this.family = family;
        this.place = place;
        this.submitter = submitter;
        contents.add(content);
    }

    UUID id() {
        return id;
    }

    String path() {
        return "/requests/" + id;
    }

    Family family() {
        return family;
    }

    Place place() {
        return place;
    }

    String submitter() {
        return submitter;
    }

    Content first() {
        return contents.get(0);
    }

    List<Content> contents() {
        return contents;
    }

    List<Acknowledged> decisions() {
        return decisions;
    }

    /** Whether it was acknowledged that it is stored. */
    boolean isStored() {
        return stored != NONE;
    }

    boolean isCorrected() {
        return corrections > 0;
    }

    int creations() {
        return creations;
    }

    boolean wasUnheard() {
        return unheard;
    }

    int add(Content content) {
        contents.add(content);
        return contents.size() - 1;
    }

    int addCorrection(Content content, String corrector) {
        corrections++;
        correctors.add(corrector);
        return add(content);
    }

    void isSentFor(RequestState state) {
        sent.add(state);
    }

    /** That it is rejected or withdrawn, once that was acknowledged: from then on it is so for good; null before. */
    RequestState end() {
        return end;
    }

    /** Whether the user put it together, and so may not decide it. */
    boolean isBy(String username) {
        return submitter.equals(username) || correctors.contains(username);
    }

    /** The answer to a PUT of one of its contents. */
    void judgePut(int content, boolean storedBefore, Reply reply) {
        unheard |= reply.unheard();
        if (reply.status() == 201) {
            Expect.that(!storedBefore, "created although it was there", reply);
            Expect.that(++creations == 1, "created twice", reply);
            settle(content, reply);
        } else if (reply.status() == 200) {
            settle(content, reply);
        } else {
            Expect.problem(reply, "request-differs");
            Expect.that(contents.size() > 1, "differs, but nothing else was ever sent", reply);
            Expect.that(stored != content || isCorrected(), "differs from what was acknowledged", reply);
            judgeState(RequestState.valueOf(reply.text("/facts/state")), reply);
        }
    }

    private void settle(int content, Reply reply) {
        if (!isCorrected()) {
            Expect.that(stored == NONE || stored == content, "another content was acknowledged before", reply);
            String at = reply.text("/receivedAt");
            Expect.that(receivedAt == null || receivedAt.equals(at), "received at another time", reply);
            receivedAt = at;
        }
        if (stored == NONE) {
            stored = content;
        }
    }

    /** A state that a node tells: none that nobody asked for. */
    void judgeState(RequestState state, Reply reply) {
        boolean byWord =
                state == RequestState.REJECTED || state == RequestState.WITHDRAWN || state == RequestState.RETURNED;
        Expect.that(!byWord || sent.contains(state), "nobody asked for this state", reply);
    }

    /**
     * An officer's word, or a withdrawal, was done.
     *
     * @param endBefore what was acknowledged for good before it was sent, or null
     */
    void acknowledge(String outcome, RequestState state, String at, RequestState endBefore, Reply reply) {
        Expect.that(endBefore == null || endBefore == state, "was " + endBefore + " for good", reply);
        decisions.add(new Acknowledged(outcome, at));
        approved |= state == RequestState.AUTHORIZED;
        if (state == RequestState.REJECTED || state == RequestState.WITHDRAWN) {
            Expect.that(end == null || end == state, "was " + end + " for good", reply);
            end = state;
        }
    }

    boolean mayAskFor(long amountFen) {
        return isCorrected()
                ? contents.stream().anyMatch(content -> content.amountFen() == amountFen)
                : contents.get(stored).amountFen() == amountFen;
    }

    /** What becomes of it when all is answered and the machine has nothing left to do. */
    boolean mayRestAs(RequestState state) {
        if (end != null) {
            return state == end;
        }
        if (approved) {
            return state == RequestState.AUTHORIZED;
        }
        return switch (state) {
            case HELD, ESCALATED_COUNTY, ESCALATED_PANEL, AUTHORIZED -> true;
            case RETURNED -> decisions.stream().anyMatch(one -> one.outcome().equals("RETURN"));
            case SUBMITTED, REJECTED, WITHDRAWN -> false;
        };
    }
}
