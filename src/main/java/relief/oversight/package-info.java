/** Whether it was right: what happened, told in order, and the rules that must always hold of the money. */
package relief.oversight;
