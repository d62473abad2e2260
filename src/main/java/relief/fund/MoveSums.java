package relief.fund;

/**
 * What all transfers of one kind between the same regions come to before a day, on it and after it, so that a statement of
 * any number of transfers is made from few rows.
 */
record MoveSums(
        TransferKind kind,
        String fromRegion,
        String toRegion,
        long beforeFen,
        long dayFen,
        long dayCount,
        long afterFen) {}
