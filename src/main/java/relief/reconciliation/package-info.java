/** Bank answers: read from strangers within limits, and told as they stand. */
package relief.reconciliation;
