/** Payment runs: grants gathered into files, sealed by one person and released by another, and what became of each. */
package relief.payment;
