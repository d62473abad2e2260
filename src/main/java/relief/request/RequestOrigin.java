package relief.request;

import java.util.UUID;
import relief.kernel.PersonName;

/** Who submitted a request and who applied in it, so that duties around it can be kept apart. */
public record RequestOrigin(UUID submittedBy, PersonName applicant) {}
