/** Brings released files to the banks, and knows of each whether the bank has it. */
package relief.delivery;
