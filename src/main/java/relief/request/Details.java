package relief.request;

import java.util.List;

/**
 * The personal part of a request, kept sealed as a whole.
 *
 * @param location where it was taken, or null
 * @param note free words of the field worker, or null
 */
public record Details(Applicant applicant, List<Member> household, Location location, String note) {
    /** The head of household; {@code phone} may be null. */
    public record Applicant(String name, String idNumber, String phone) {}

    /** A member beside the applicant. */
    public record Member(String name, String idNumber, String relation) {}

    /** Degrees, WGS 84. */
    public record Location(double lat, double lon) {}

    /** With the applicant. */
    public int householdSize() {
        return household.size() + 1;
    }
}
