package relief.region;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the list of regions ({@code code,name,level,parent}), by hand because every start waits for it. */
final class RegionFile {
    private static final String RESOURCE = "regions.csv";
    private static final String HEAD = "code,name,level,parent\n";

    private final String csv;
    private final List<Region> regions;
    private String lastParent = Regions.NATION;

    private RegionFile(String csv) {
        this.csv = csv;
        // A line is about thirty characters long.
        this.regions = new ArrayList<>(csv.length() / 25);
    }

    /** The regions of the list in its order, which puts every parent before its children. */
    static List<Region> read() {
        try (InputStream in = RegionFile.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException(RESOURCE + " is missing from the program");
            }
            return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    static List<Region> parse(String csv) {
        if (!csv.startsWith(HEAD)) {
            throw new IllegalStateException("the list of regions must start with " + HEAD);
        }
        RegionFile file = new RegionFile(csv);
        int lineStart = HEAD.length();
        while (lineStart < csv.length()) {
            int newline = csv.indexOf('\n', lineStart);
            int lineEnd = newline < 0 ? csv.length() : newline;
            file.regions.add(file.region(lineStart, lineEnd));
            lineStart = lineEnd + 1;
        }
        return file.regions;
    }

    private Region region(int start, int end) {
        int nameStart = afterComma(start, start, end);
        int levelStart = afterComma(nameStart, start, end);
        int parentStart = afterComma(levelStart, start, end);
        return new Region(
                csv.substring(start, nameStart - 1),
                csv.substring(nameStart, levelStart - 1),
                RegionLevel.valueOf(csv.substring(levelStart, parentStart - 1)),
                parent(parentStart, end));
    }

    private int afterComma(int from, int lineStart, int lineEnd) {
        int comma = csv.indexOf(',', from);
        if (comma < 0 || comma >= lineEnd) {
            throw new IllegalStateException("not a region: " + csv.substring(lineStart, lineEnd));
        }
        return comma + 1;
    }

    /** Siblings stand together and share one string for their parent. */
    private String parent(int start, int end) {
        boolean sibling = end - start == lastParent.length() && csv.startsWith(lastParent, start);
        if (!sibling) {
            lastParent = start == end ? Regions.NATION : csv.substring(start, end);
        }
        return lastParent;
    }
}
