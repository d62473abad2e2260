package relief.bankfile;

/** The file formats that can be written, named in a bank profile. */
public enum PaymentFormat {
    PAIN_001_001_09("xml"),
    PAIN_001_001_03("xml"),
    BATCH_TEXT("txt"),
    CSV("csv"),
    XLSX("xlsx");

    private final String suffix;

    PaymentFormat(String suffix) {
        this.suffix = suffix;
    }

    /** The end of a file's name, without its dot. */
    public String suffix() {
        return suffix;
    }

    /** Whether the message fixes every field, so that a profile has no layout to give. */
    boolean isXmlMessage() {
        return this == PAIN_001_001_09 || this == PAIN_001_001_03;
    }
}
