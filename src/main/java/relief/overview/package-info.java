/**
 * The read side: cases, queues and figures as people see them. It is the one place that may read the tables of several
 * features, and it never writes.
 */
package relief.overview;
