package relief.bankfile;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** The day a bank is asked to pay on, counted from the day a run is made. */
public enum ValueDate {
    SAME_DAY,
    NEXT_DAY,
    /** From Monday to Friday; public holidays are the bank's to know. */
    NEXT_WEEKDAY;

    public LocalDate of(LocalDate made) {
        if (this == SAME_DAY) {
            return made;
        }
        LocalDate next = made.plusDays(1);
        while (this == NEXT_WEEKDAY && isWeekend(next)) {
            next = next.plusDays(1);
        }
        return next;
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
