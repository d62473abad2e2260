package relief.reconciliation;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLStreamReader;

/** One walk through one message: where it stands, the text read so far, and the limits on both. */
final class XmlWalk<F> {
    private static final int DEEPEST = 32;
    private static final int MOST_ATTRIBUTES = 16;
    /** Characters; the longest text of a status report has 500. */
    private static final int LONGEST_TEXT = 4096;

    /** The parser keeps every name it met until the end; a bank uses some dozens that mean nothing to us. */
    private static final int MOST_STRANGE_NAMES = 1000;

    private static final int SHOWN_OF_A_NAME = 60;

    private final String namespace;
    private final BiConsumer<F, String> visitor;
    private final XmlPath<F> passedOver = new XmlPath<>();
    private final Deque<XmlPath<F>> steps = new ArrayDeque<>();
    private final StringBuilder text = new StringBuilder();
    private final Set<String> strangeNames = new HashSet<>();

    XmlWalk(String namespace, XmlPath<F> root, BiConsumer<F, String> visitor) {
        this.namespace = namespace;
        this.visitor = visitor;
        this.steps.push(root);
    }

    void start(XMLStreamReader parser) {
        XmlPath<F> parent = steps.element();
        if (steps.size() > DEEPEST) {
            throw new BankReportFault("The report is nested deeper than " + DEEPEST + " elements.");
        }
        if (parser.getAttributeCount() > MOST_ATTRIBUTES) {
            throw new BankReportFault("An element of the report has more than " + MOST_ATTRIBUTES + " attributes.");
        }
        if (parent.isText()) {
            throw new BankReportFault("The report has an element where only a text may stand.");
        }
        XmlPath<F> step = namespace.equals(parser.getNamespaceURI()) ? parent.child(parser.getLocalName()) : null;
        if (step == null && steps.size() == 1) {
            throw new BankReportFault(
                    "The report starts with " + nameOf(parser) + "; Document of " + namespace + " is expected.");
        }
        countNames(step, parser);
        steps.push(step == null ? passedOver : step);
        if (step != null) {
            visitAttributes(step, parser);
        }
    }

    void text(String piece) {
        if (!steps.element().isText()) {
            return;
        }
        if (text.length() + piece.length() > LONGEST_TEXT) {
            throw new BankReportFault("A text of the report is longer than " + LONGEST_TEXT + " characters.");
        }
        text.append(piece);
    }

    void end() {
        XmlPath<F> step = steps.pop();
        if (step.field() != null) {
            visitor.accept(step.field(), text.toString().strip());
            text.setLength(0);
        }
    }

    /** A known name is a strange one too where it comes with a prefix, for the parser keeps each such pair. */
    private void countNames(XmlPath<F> step, XMLStreamReader parser) {
        if (step == null || !parser.getPrefix().isEmpty()) {
            countName(parser.getPrefix(), parser.getLocalName());
        }
        for (int index = 0; index < parser.getAttributeCount(); index++) {
            countName(parser.getAttributePrefix(index), parser.getAttributeLocalName(index));
        }
        for (int index = 0; index < parser.getNamespaceCount(); index++) {
            countName("xmlns", parser.getNamespacePrefix(index));
        }
    }

    private void countName(String prefix, String name) {
        strangeNames.add(prefix == null || prefix.isEmpty() ? name : prefix + ":" + name);
        if (strangeNames.size() > MOST_STRANGE_NAMES) {
            throw new BankReportFault("The report uses too many names that mean nothing.");
        }
    }

    private void visitAttributes(XmlPath<F> step, XMLStreamReader parser) {
        step.attributes().forEach((name, field) -> {
            String value = parser.getAttributeValue(null, name);
            if (value != null) {
                visitor.accept(field, value.strip());
            }
        });
    }

    private static String nameOf(XMLStreamReader parser) {
        String space =
                parser.getNamespaceURI() == null || parser.getNamespaceURI().isEmpty()
                        ? "no namespace"
                        : parser.getNamespaceURI();
        return shorten(parser.getLocalName()) + " of " + shorten(space);
    }

    private static String shorten(String name) {
        return name.length() <= SHOWN_OF_A_NAME ? name : name.substring(0, SHOWN_OF_A_NAME) + "…";
    }
}
