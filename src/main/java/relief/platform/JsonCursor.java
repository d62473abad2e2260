package relief.platform;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Goes through JSON once, token by token, for the bodies that come by the ten thousand. Whatever is not plainly in
 * order ends the reading with {@link Doubt}; to say what is wrong is the business of {@link Json} and {@link Form}.
 */
public final class JsonCursor implements AutoCloseable {
    /** Fewer bytes than these are no object worth reading, and too few to know an encoding by. */
    private static final int SHORTEST = 4;

    private static final JsonFactory FACTORY = new JsonFactory();

    private final JsonParser parser;

    /** Says only that somebody else should look; it carries no trace and costs next to nothing. */
    public static final class Doubt extends RuntimeException {
        private Doubt() {
            super("not plainly in order", null, false, false);
        }
    }

    private JsonCursor(JsonParser parser) {
        this.parser = parser;
    }

    /** Stands before the first field of the object that the bytes hold. */
    public static JsonCursor ofObject(byte[] body) {
        // Jackson guesses the encoding from zero bytes and takes overlong forms: neither gets as far as that.
        if (body.length < SHORTEST || body[0] != '{' || !Utf8.isText(body)) {
            throw doubt();
        }
        try {
            JsonCursor cursor = new JsonCursor(FACTORY.createParser(body));
            cursor.parser.nextToken();
            return cursor;
        } catch (IOException e) {
            throw doubt();
        }
    }

    /** To be thrown where a value is not what it should be. */
    public static Doubt doubt() {
        return new Doubt();
    }

    /** @return the name of the next field, or null at the end of the object */
    public String nextField() {
        try {
            String name = parser.nextFieldName();
            require(name != null || parser.currentToken() == JsonToken.END_OBJECT);
            return name;
        } catch (IOException e) {
            throw doubt();
        }
    }

    /** @return a string of at most so many characters, as it was sent */
    public String text(int maxLength) {
        try {
            String text = parser.nextTextValue();
            require(text != null && text.length() <= maxLength);
            return text;
        } catch (IOException e) {
            throw doubt();
        }
    }

    public long wholeNumber(long min, long max) {
        try {
            require(parser.nextToken() == JsonToken.VALUE_NUMBER_INT);
            long number = parser.getLongValue();
            require(number >= min && number <= max);
            return number;
        } catch (IOException e) {
            throw doubt();
        }
    }

    public double decimal(double min, double max) {
        try {
            JsonToken token = parser.nextToken();
            require(token == JsonToken.VALUE_NUMBER_INT || token == JsonToken.VALUE_NUMBER_FLOAT);
            require(parser.getTextLength() <= Json.MAX_NUMBER_LENGTH);
            double number = parser.getDoubleValue();
            require(number >= min && number <= max);
            return number;
        } catch (IOException e) {
            throw doubt();
        }
    }

    public void beginObject() {
        require(next() == JsonToken.START_OBJECT);
    }

    public void beginList() {
        require(next() == JsonToken.START_ARRAY);
    }

    /** @return whether another object of the list begins here; false at its end */
    public boolean nextObject() {
        JsonToken token = next();
        require(token == JsonToken.START_OBJECT || token == JsonToken.END_ARRAY);
        return token == JsonToken.START_OBJECT;
    }

    /** After the object nothing may follow. */
    public void end() {
        require(next() == null);
    }

    private JsonToken next() {
        try {
            return parser.nextToken();
        } catch (IOException e) {
            throw doubt();
        }
    }

    public static void require(boolean inOrder) {
        if (!inOrder) {
            throw doubt();
        }
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw doubt();
        }
    }
}
