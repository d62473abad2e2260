/** Payment files: what one row, one file and one bank need, written once, whole and for good. */
package relief.payment;
