package relief.kernel;

/** The sex a resident ID states: its seventeenth digit is odd for men. */
public enum Sex {
    MALE,
    FEMALE
}
