package relief.request;

import static relief.platform.JsonCursor.require;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.UUID;
import relief.kernel.BankAccount;
import relief.kernel.CnapsCode;
import relief.kernel.PersonName;
import relief.kernel.PhoneNumber;
import relief.kernel.PlainText;
import relief.kernel.ResidentId;
import relief.platform.JsonCursor;

/** The texts of a request, in their one spelling, when they come in the form nearly all of them have. */
final class QuickText {
    /** {@code 2023-12-19T08:12:00}: what follows is {@code Z} or an offset to the east, perhaps after a fraction. */
    private static final String TIME_SHAPE = "dddd-dd-ddTdd:dd:dd";

    private static final String OFFSET_SHAPE = "+dd:dd";
    private static final int MAX_OFFSET_HOURS = 14;

    private QuickText() {}

    static String word(JsonCursor json, Set<String> words) {
        String word = json.text(20);
        require(words.contains(word));
        return word;
    }

    static String personName(JsonCursor json) {
        String text = json.text(60);
        require(PersonName.check(text).isEmpty());
        return PersonName.of(text).value();
    }

    static String idNumber(JsonCursor json) {
        String text = json.text(18);
        require(ResidentId.check(text).isEmpty());
        return ResidentId.of(text).value();
    }

    static String phone(JsonCursor json) {
        String text = digits(json.text(12), 5);
        require(PhoneNumber.check(text).isEmpty());
        return PhoneNumber.of(text).value();
    }

    static String account(JsonCursor json) {
        String text = digits(json.text(32), 5);
        require(BankAccount.check(text).isEmpty());
        return text;
    }

    static String bankCode(JsonCursor json) {
        String text = json.text(12);
        require(CnapsCode.check(text).isEmpty());
        return text;
    }

    static String plain(String text, int maxLength) {
        require(PlainText.check(text, 1, maxLength).isEmpty());
        return PlainText.normalise(text);
    }

    /** Nothing but digits, and at least so many. */
    static String digits(String text, int minLength) {
        require(text.length() >= minLength);
        for (int i = 0; i < text.length(); i++) {
            require(isDigit(text.charAt(i)));
        }
        return text;
    }

    static UUID uuid(String text) {
        require(text.length() == 36);
        try {
            UUID id = UUID.fromString(text);
            require(id.toString().equalsIgnoreCase(text));
            return id;
        } catch (IllegalArgumentException noUuid) {
            throw JsonCursor.doubt();
        }
    }

    static String disasterCode(String text) {
        require(text.length() >= 3 && text.charAt(0) != '-');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            require(isCapital(c) || isDigit(c) || c == '-');
        }
        return text;
    }

    static String tariffCode(String text) {
        require(!text.isEmpty() && isCapital(text.charAt(0)));
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            require(isCapital(c) || isDigit(c) || c == '_');
        }
        return text;
    }

    static OffsetDateTime time(String text) {
        require(hasShape(text, 0, TIME_SHAPE) && number(text, 0, 4) > 0);
        int at = TIME_SHAPE.length();
        int nanos = 0;
        if (at < text.length() && text.charAt(at) == '.') {
            int scale = 100_000_000;
            for (at++; at < text.length() && isDigit(text.charAt(at)); at++, scale /= 10) {
                nanos += (text.charAt(at) - '0') * scale;
            }
            require(text.charAt(at - 1) != '.' && at <= TIME_SHAPE.length() + 1 + 9);
        }
        try {
            return OffsetDateTime.of(
                    number(text, 0, 4),
                    number(text, 5, 2),
                    number(text, 8, 2),
                    number(text, 11, 2),
                    number(text, 14, 2),
                    number(text, 17, 2),
                    nanos,
                    offset(text, at));
        } catch (DateTimeException noSuchTime) {
            throw JsonCursor.doubt();
        }
    }

    private static ZoneOffset offset(String text, int at) {
        if (text.length() == at + 1 && text.charAt(at) == 'Z') {
            return ZoneOffset.UTC;
        }
        require(text.length() == at + OFFSET_SHAPE.length() && hasShape(text, at, OFFSET_SHAPE));
        int hours = number(text, at + 1, 2);
        int minutes = number(text, at + 4, 2);
        require(hours < MAX_OFFSET_HOURS && minutes < 60);
        return ZoneOffset.ofHoursMinutes(hours, minutes);
    }

    private static boolean hasShape(String text, int at, String shape) {
        if (text.length() < at + shape.length()) {
            return false;
        }
        for (int i = 0; i < shape.length(); i++) {
            char expected = shape.charAt(i);
            char c = text.charAt(at + i);
            if (expected == 'd' ? !isDigit(c) : c != expected) {
                return false;
            }
        }
        return true;
    }

    private static int number(String text, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isCapital(char c) {
        return c >= 'A' && c <= 'Z';
    }
}
