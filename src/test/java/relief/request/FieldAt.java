package relief.request;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One field in the text of a JSON body, and what can go wrong with it. */
record FieldAt(String name, String value) {
    private static final Pattern FIELD =
            Pattern.compile("\"(\\w+)\":(\"(?:[^\"\\\\]|\\\\.)*\"|-?[\\d.]+|\\{[^{}]*}|\\[(?:[^\\[\\]])*])");

    /** All fields, those of inner objects too. */
    static List<FieldAt> all(String body) {
        List<FieldAt> fields = new ArrayList<>();
        Matcher found = FIELD.matcher(body);
        int from = 0;
        while (found.find(from)) {
            fields.add(new FieldAt(found.group(1), found.group(2)));
            from = found.start() + 1;
        }
        return fields;
    }

    private String text() {
        return '"' + name + "\":" + value;
    }

    String removed(String body) {
        return body.replace(text() + ",", "").replace("," + text(), "");
    }

    String twice(String body) {
        return body.replace(text(), text() + "," + text());
    }

    String renamed(String body) {
        return body.replace(text(), "\"" + name + "s\":" + value);
    }

    String replaced(String body, String by) {
        return body.replace(text(), '"' + name + "\":" + by);
    }
}
