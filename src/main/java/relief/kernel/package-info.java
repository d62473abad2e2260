/** The values every feature speaks in: checked when made, never changed after, without a clock or ids of their own. */
package relief.kernel;
