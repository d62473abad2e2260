package relief.kernel;

/**
 * One thing that is wrong with one field of what somebody sent.
 *
 * @param pointer JSON pointer of the field, empty for the whole body; the name of a parameter
 * @param code a word that screens translate, such as {@code required} or {@code check-digit}
 * @param detail one plain English sentence that says what to do
 */
public record Fault(String pointer, String code, String detail) {}
