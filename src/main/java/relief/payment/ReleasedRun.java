package relief.payment;

import java.util.UUID;

/** A run whose files may leave the house. */
public record ReleasedRun(String county, UUID id) {}
