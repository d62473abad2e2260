/** From which pot: funds, and every fen of them moved in double entry by transfers that never change. */
package relief.fund;
