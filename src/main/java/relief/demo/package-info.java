/** The Jishishan case, replayed over HTTP as its people would have worked it, and compared with what was published. */
package relief.demo;
