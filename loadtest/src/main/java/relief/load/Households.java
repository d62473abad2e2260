package relief.load;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/**
 * Requests of households nobody has seen before, written into prepared bytes so that one costs the generator about a
 * microsecond. Each household has three persons and an account. Their ID numbers are of region 639999, which is none.
 */
final class Households {
    /** Persons of a household, of whom one applies. */
    static final int PERSONS = 3;

    private static final char ID = '\u0001';
    private static final char TOWNSHIP = '\u0002';
    private static final char ACCOUNT = '\u0003';
    private static final char FIRST_PERSON = '\u0004';
    private static final String BODY = """
            {"disaster":"%s","township":"%s","village":"官亭村三社","tariff":"%s","cause":"HOUSE_DAMAGE",\
            "amountFen":%d,"residence":"LOCAL","capturedAt":"2023-12-19T08:12:00+08:00","channel":"FIELD",\
            "applicant":{"name":"马秀兰","idType":"RESIDENT_ID","idNumber":"%s","phone":"13800001234"},\
            "household":[{"name":"马成林","idNumber":"%s","relation":"SPOUSE"},\
            {"name":"马小龙","idNumber":"%s","relation":"CHILD"}],\
            "payee":{"name":"马秀兰","account":"%s","accountKind":"CARD","bank":"103100000026"},\
            "location":{"lat":35.88,"lon":102.79},"note":"东屋倒塌，西墙开裂"}""";

    private final List<Sender> senders;
    private final SplittableRandom random;
    private long number;

    /** A worker's token, and the places he takes requests in. */
    record Worker(String token, List<String> townships) {}

    /** One that asks for help: its running number, and the id of its request. */
    record Household(long number, UUID id) {}

    private record Sender(Letter letter, byte[][] townships) {}

    Households(List<Worker> workers, long firstNumber) {
        this(workers, firstNumber, new SplittableRandom());
    }

    /** @param random makes the ids, but for the time they begin with */
    Households(List<Worker> workers, long firstNumber, SplittableRandom random) {
        this.senders = workers.stream()
                .map(worker -> new Sender(
                        new Letter(template(worker.token())),
                        worker.townships().stream()
                                .map(code -> code.getBytes(StandardCharsets.US_ASCII))
                                .toArray(byte[][]::new)))
                .toList();
        this.number = firstNumber;
        this.random = random;
    }

    /** The body alone, for a generator that writes its requests itself. */
    static String body(String disaster, String township, long household) {
        byte[] digits = new byte[Numbers.ID_LENGTH * PERSONS + Numbers.ACCOUNT_LENGTH];
        for (int person = 0; person < PERSONS; person++) {
            Numbers.writeId(household * PERSONS + person, digits, Numbers.ID_LENGTH * person);
        }
        Numbers.writeAccount(household, digits, Numbers.ID_LENGTH * PERSONS);
        String text = new String(digits, StandardCharsets.US_ASCII);
        return body(
                disaster,
                township,
                text.substring(0, Numbers.ID_LENGTH),
                text.substring(Numbers.ID_LENGTH, Numbers.ID_LENGTH * 2),
                text.substring(Numbers.ID_LENGTH * 2, Numbers.ID_LENGTH * 3),
                text.substring(Numbers.ID_LENGTH * 3));
    }

    private static String body(
            String disaster, String township, String applicant, String spouse, String child, String account) {
        return BODY.formatted(disaster, township, Scene.TARIFF, Scene.AMOUNT_FEN, applicant, spouse, child, account);
    }

    private static String template(String token) {
        String body = body(
                Scene.DISASTER,
                slot(TOWNSHIP, 9),
                slot(FIRST_PERSON, Numbers.ID_LENGTH),
                slot((char) (FIRST_PERSON + 1), Numbers.ID_LENGTH),
                slot((char) (FIRST_PERSON + 2), Numbers.ID_LENGTH),
                slot(ACCOUNT, Numbers.ACCOUNT_LENGTH));
        return "PUT /api/v1/requests/" + slot(ID, 36) + " HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: Bearer " + token
                + "\r\nContent-Type: application/json\r\nContent-Length: "
                + body.getBytes(StandardCharsets.UTF_8).length + "\r\n\r\n" + body;
    }

    private static String slot(char mark, int length) {
        return String.valueOf(mark).repeat(length);
    }

    /** A household whose request was never sent before. */
    Household next() {
        return new Household(number++, Numbers.timeOrderedId(System.currentTimeMillis(), random));
    }

    /** Writes the whole HTTP request of a household, the same each time. */
    void write(Household household, ByteBuffer out) {
        long which = household.number();
        Sender sender = senders.get((int) (which % senders.size()));
        Letter letter = sender.letter();
        byte[][] townships = sender.townships();
        Numbers.writeUuid(household.id(), letter.bytes(), letter.at(ID));
        letter.set(TOWNSHIP, townships[(int) (which / senders.size() % townships.length)]);
        for (int person = 0; person < PERSONS; person++) {
            Numbers.writeId(which * PERSONS + person, letter.bytes(), letter.at((char) (FIRST_PERSON + person)));
        }
        Numbers.writeAccount(which, letter.bytes(), letter.at(ACCOUNT));
        out.put(letter.bytes());
    }

    /** A text whose marked slots are overwritten in place. */
    private static final class Letter {
        private final byte[] bytes;
        private final List<Integer> slots = new ArrayList<>();

        Letter(String template) {
            bytes = template.getBytes(StandardCharsets.UTF_8);
            for (char mark = 0; mark < FIRST_PERSON + PERSONS; mark++) {
                slots.add(indexOf((byte) mark));
            }
        }

        private int indexOf(byte mark) {
            for (int i = 0; i < bytes.length; i++) {
                if (bytes[i] == mark) {
                    return i;
                }
            }
            return -1;
        }

        byte[] bytes() {
            return bytes;
        }

        int at(char mark) {
            return slots.get(mark);
        }

        void set(char mark, byte[] value) {
            System.arraycopy(value, 0, bytes, at(mark), value.length);
        }
    }
}
