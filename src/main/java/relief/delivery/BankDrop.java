package relief.delivery;

import java.io.InputStream;
import java.io.OutputStream;
import java.util.OptionalLong;

/** The folder in which one bank takes its files, wherever it is; everything about it blocks. */
interface BankDrop {
    Session open() throws DropFault;

    /** A connection to the folder. Names are those of files right in it. */
    interface Session extends AutoCloseable {
        /** Empty when there is no such file. */
        OptionalLong size(String name) throws DropFault;

        void read(String name, OutputStream into) throws DropFault;

        /** Writes a file anew, until it is whole at the bank. */
        void write(String name, InputStream content) throws DropFault;

        /** Never replaces another file. */
        void rename(String from, String to) throws DropFault;

        void delete(String name) throws DropFault;

        @Override
        void close();
    }
}
