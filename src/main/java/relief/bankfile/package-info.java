/** Bank files: what one row, one file and one bank need, without a thought of where the money comes from. */
package relief.bankfile;
