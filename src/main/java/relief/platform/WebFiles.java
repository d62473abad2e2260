package relief.platform;

import io.vertx.core.buffer.Buffer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import relief.platform.WebFiles.WebFile;

/** The files of the web front end, read once and compressed once; their build id changes whenever one of them does. */
record WebFiles(String buildId, Map<String, WebFile> files) {
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "mjs", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "json", "application/json",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webmanifest", "application/manifest+json");
    private static final String BUILD_PLACE = "__BUILD__";

    /** @param gzip null where compression would gain nothing */
    record WebFile(String type, Buffer plain, Buffer gzip) {}

    /** From the class path, whether that is a folder or the jar. */
    static WebFiles load() {
        try {
            URI root = WebFiles.class.getResource("/web").toURI();
            if (!root.getScheme().equals("jar")) {
                return read(Path.of(root));
            }
            try (FileSystem jar = FileSystems.newFileSystem(root, Map.of())) {
                return read(jar.getPath("/web"));
            }
        } catch (URISyntaxException | IOException e) {
            throw new IllegalStateException("the web front end is missing from the class path", e);
        }
    }

    static WebFiles read(Path root) {
        Map<String, byte[]> contents = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(root)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                contents.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        String buildId = digest(contents);
        Map<String, WebFile> files = new TreeMap<>();
        contents.forEach((name, bytes) -> files.put(name, webFile(name, bytes, buildId)));
        return new WebFiles(buildId, files);
    }

    private static String digest(Map<String, byte[]> contents) {
        java.security.MessageDigest sha = Digests.sha256();
        contents.forEach((name, bytes) -> {
            sha.update(name.getBytes(StandardCharsets.UTF_8));
            sha.update(bytes);
        });
        return HexFormat.of().formatHex(sha.digest(), 0, 6);
    }

    private static WebFile webFile(String name, byte[] bytes, String buildId) {
        String ending = name.substring(name.lastIndexOf('.') + 1);
        String type = TYPES.getOrDefault(ending, "application/octet-stream");
        byte[] content = bytes;
        if (List.of("html", "js", "webmanifest").contains(ending)) {
            content = new String(bytes, StandardCharsets.UTF_8)
                    .replace(BUILD_PLACE, buildId)
                    .getBytes(StandardCharsets.UTF_8);
        }
        byte[] packed = ending.equals("png") ? content : gzip(content);
        return new WebFile(type, Buffer.buffer(content), packed.length < content.length ? Buffer.buffer(packed) : null);
    }

    private static byte[] gzip(byte[] content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(content.length / 2 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out) {
            {
                def.setLevel(9);
            }
        }) {
            gzip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
