/** Where: the regions of China, who lies below whom, and which of them can decide. */
package relief.region;
