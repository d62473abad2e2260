/** For what: disasters, the tariff lines they pay by, and the standing orders that let the machine pay at once. */
package relief.disaster;
