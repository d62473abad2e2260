package relief.authorization;

import relief.disaster.Disaster;
import relief.request.Ownership.HouseholdKey;
import relief.request.PendingRequest;

/**
 * A request with all that must be known of it beside money and earlier grants.
 *
 * @param household whose cumulative amount it adds to
 * @param claimedElsewhere whether a person of it belongs to a household of another county
 * @param accountShared whether the payee's account is used by another household
 */
record Ask(
        PendingRequest request,
        Disaster disaster,
        Policy policy,
        HouseholdKey household,
        boolean claimedElsewhere,
        boolean accountShared) {}
