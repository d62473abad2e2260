/** What a household asked for. */
package relief.request;
