package relief.request;

import java.util.UUID;

/** Where a request lives: which county's rows, which township's business. */
public record RequestPlace(String county, String township, UUID id) {}
