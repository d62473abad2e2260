package relief.request;

import java.util.List;
import java.util.UUID;

/**
 * A request's step to another state.
 *
 * @param level whose decision it waits for, or null
 * @param household it turned out to belong to, or null to leave it
 */
public record RequestMove(UUID id, RequestState state, String level, List<Finding> findings, UUID household) {}
