package relief.delivery;

/** What a person has done about a delivery that goes on by itself no more, or not yet. */
public enum RetryAct {
    /** Try or ask again now. */
    NOW,
    /** The bank says that it has not got the file: send it again. */
    SEND,
    /** The bank says that it has the file. */
    CONFIRM
}
