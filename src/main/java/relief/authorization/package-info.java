/** Who may grant a request, and the grants that were made. */
package relief.authorization;
