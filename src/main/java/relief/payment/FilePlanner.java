package relief.payment;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts rows into files, one after the other: the same rows in the same order always come to lie in the same places, also
 * when the work is taken up again from the files that were being filled. It keeps one open file for each bank of payees.
 */
final class FilePlanner {
    private final FileLimits limits;
    private final Map<String, PlannedFile> filling = new HashMap<>();
    private final Map<Integer, PlannedFile> touched = new TreeMap<>();
    private int lastNumber;

    /** Where a row lies, both from 1 on. */
    record Place(int file, int position) {}

    /**
     * @param filling the files that were not closed when the planning was left
     * @param lastNumber of all files so far, 0 before the first
     */
    FilePlanner(FileLimits limits, Collection<PlannedFile> filling, int lastNumber) {
        this.limits = limits;
        this.lastNumber = lastNumber;
        filling.forEach(file -> this.filling.put(file.payeeBank(), file));
    }

    /** A row that alone is too large for a file gets one of its own: whether it may be paid is judged elsewhere. */
    Place place(String payeeBank, long bytes, long amountFen) {
        String group = limits.byPayeeBank() ? payeeBank : "";
        PlannedFile file = filling.get(group);
        if (file != null && !file.holds(limits, bytes, amountFen)) {
            touched.put(file.number(), file.closed());
            file = null;
        }
        PlannedFile grown = (file == null ? next(group) : file).with(bytes, amountFen);
        filling.put(group, grown);
        touched.put(grown.number(), grown);
        return new Place(grown.number(), grown.count());
    }

    private PlannedFile next(String group) {
        lastNumber++;
        return new PlannedFile(lastNumber, group, 0, 0, 0, true);
    }

    /** The files that were begun, grew or were closed, by their numbers. */
    List<PlannedFile> touched() {
        return new ArrayList<>(touched.values());
    }
}
