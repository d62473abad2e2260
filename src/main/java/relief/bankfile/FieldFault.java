package relief.bankfile;

/** What is wrong with one field of a bank file; the detail follows the field's name and never quotes its value. */
record FieldFault(RowFlaw.Kind kind, String detail) {}
