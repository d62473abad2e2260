package relief.bankfile;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The official schema of a message, as a test library carries it. */
public final class BankSchema {
    private final Schema schema;

    public BankSchema(String message) throws SAXException {
        schema = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(BankSchema.class.getResource("/" + message + ".xsd"));
    }

    public void validate(byte[] document) throws SAXException, IOException {
        schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(document)));
    }
}
