package relief.authorization;

import relief.request.Ownership.HouseholdKey;
import relief.request.PendingRequest;

/** A request with the verdict that grants it, as it is to be written. */
record NewGrant(PendingRequest request, HouseholdKey household, Verdict.Granted granted) {}
