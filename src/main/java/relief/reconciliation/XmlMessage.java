package relief.reconciliation;

import com.fasterxml.aalto.stax.InputFactoryImpl;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import javax.xml.stream.events.XMLEvent;

/**
 * Reads one kind of XML message from a stranger as a stream and within limits, and hands over the texts of the paths
 * that matter; it knows nothing of what they mean.
 *
 * @param <F> the names under which the texts of paths are handed over
 */
public final class XmlMessage<F> {
    private final String namespace;
    private final XmlPath<F> root = new XmlPath<>();

    /**
     * A message of a namespace.
     *
     * @param paths from the root element on, {@code Document/GrpHdr/MsgId}; an attribute is {@code …/InstdAmt/@Ccy};
     *     a path that is the start of another is handed over with an empty text when its element ends
     */
    public XmlMessage(String namespace, Map<String, F> paths) {
        this.namespace = namespace;
        paths.forEach((path, field) -> root.add(path.split("/"), field));
    }

    /**
     * Walks through a message in the order of the document.
     *
     * @throws BankReportFault if it is not such a message, not well-formed, or over a limit
     * @throws UncheckedIOException if the source fails, which says nothing about the message
     */
    public void read(InputStream source, long bytesLimit, BiConsumer<F, String> visitor) {
        GuardedInput input = new GuardedInput(source, bytesLimit);
        XMLStreamReader parser = parse(input, () -> parsers().createXMLStreamReader(input));
        requireUtf8(parser);
        XmlWalk<F> walk = new XmlWalk<>(namespace, root, visitor);
        while (parse(input, parser::hasNext)) {
            int event = parse(input, parser::next);
            switch (event) {
                case XMLEvent.START_ELEMENT -> walk.start(parser);
                // The parser is lazy and may find a fault only when the text is asked for.
                case XMLEvent.CHARACTERS -> walk.text(parse(input, parser::getText));
                case XMLEvent.END_ELEMENT -> walk.end();
                case XMLEvent.DTD ->
                    throw new BankReportFault("The report carries a document type definition; that is never read.");
                case XMLEvent.CDATA, XMLEvent.ENTITY_REFERENCE ->
                    throw new BankReportFault("The report carries a CDATA section or an entity; neither is read.");
                case XMLEvent.PROCESSING_INSTRUCTION ->
                    throw new BankReportFault("The report carries a processing instruction; none is followed.");
                default -> {
                    // Comments and white space say nothing.
                }
            }
        }
    }

    private static void requireUtf8(XMLStreamReader parser) {
        String declared = parser.getCharacterEncodingScheme();
        String found = declared == null ? parser.getEncoding() : declared;
        if (found != null && !found.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw new BankReportFault("The report is not encoded in UTF-8.");
        }
    }

    private static <T> T parse(GuardedInput input, ParserCall<T> call) {
        try {
            return call.run();
        } catch (BankReportFault | UncheckedIOException known) {
            throw known;
        } catch (XMLStreamException | RuntimeException broken) {
            throw new BankReportFault(
                    input.isEnded()
                            ? "The report ends before it is complete."
                            : "The report is not well-formed XML" + placeOf(broken) + ".");
        }
    }

    private static String placeOf(Exception broken) {
        return broken instanceof XMLStreamException known && known.getLocation() != null
                ? " near line " + known.getLocation().getLineNumber()
                : "";
    }

    /** Of their own for each message, for parsers hand the names they met on to the next. */
    private static XMLInputFactory parsers() {
        XMLInputFactory factory = new InputFactoryImpl();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        return factory;
    }

    /** One call of the parser, which may fail in its own ways. */
    private interface ParserCall<T> {
        T run() throws XMLStreamException;
    }
}
