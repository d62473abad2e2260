package relief.bankfile;

/** The file formats that can be written, named in a bank profile. */
public enum PaymentFormat {
    PAIN_001_001_09
}
