package relief.simulation;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import relief.kernel.ResidentId;

/** Invents families, and remembers them so that they ask again. */
final class Population {
    private static final LocalDate FIRST_BIRTHDAY = LocalDate.of(1950, 1, 1);
    private static final int NEW_FAMILY_PERCENT = 55;
    private static final int RECENT = 300;
    private static final int MOST_PERSONS = 4;

    private final Random random;
    private final List<Family> families = new ArrayList<>();
    private int persons;
    private int accounts;

    Population(Random random) {
        this.random = random;
    }

    /** One nobody has seen before, or one that has asked before, mostly lately. */
    Family family() {
        if (families.size() < RECENT || random.nextInt(100) < NEW_FAMILY_PERCENT) {
            return newFamily();
        }
        return random.nextInt(100) < 80
                ? families.get(families.size() - 1 - random.nextInt(RECENT))
                : families.get(random.nextInt(families.size()));
    }

    private Family newFamily() {
        List<String> members = new ArrayList<>();
        int size = 1 + random.nextInt(MOST_PERSONS);
        for (int i = 0; i < size; i++) {
            members.add(newPerson());
        }
        Family family = new Family(Place.any(random), newAccount(), members);
        families.add(family);
        return family;
    }

    /** Somebody of any family. */
    Family stranger() {
        return families.get(random.nextInt(families.size()));
    }

    String newPerson() {
        LocalDate birthday = FIRST_BIRTHDAY.plusDays(persons / 1000);
        String first17 =
                "639999" + birthday.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%03d", persons % 1000);
        persons++;
        return first17 + ResidentId.checkDigit(first17);
    }

    String newAccount() {
        return String.format("6217000%012d", accounts++);
    }
}
