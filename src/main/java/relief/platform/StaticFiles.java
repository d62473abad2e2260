package relief.platform;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Serves the two applications and the docs page: pages never cached, everything under the build id cached for ever. */
public final class StaticFiles {
    private static final Map<String, String> PAGES = Map.of(
            "/console", "console/index.html",
            "/intake", "intake/index.html",
            "/docs", "docs/index.html");
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data: blob:; connect-src 'self'; font-src 'self'; manifest-src 'self'; "
            + "worker-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final Supplier<WebFiles> files;

    private StaticFiles(Supplier<WebFiles> files) {
        this.files = files;
    }

    /** @param fromDisk a folder that is read anew for each request, for work on the screens */
    public static StaticFiles of(Optional<Path> fromDisk) {
        if (fromDisk.isPresent()) {
            return new StaticFiles(() -> WebFiles.read(fromDisk.get()));
        }
        WebFiles packed = WebFiles.load();
        return new StaticFiles(() -> packed);
    }

    void mount(Router router) {
        router.route("/").method(HttpMethod.GET).method(HttpMethod.HEAD).handler(context -> redirect(context));
        PAGES.forEach((path, file) -> {
            for (String form : new String[] {path, path + "/"}) {
                router.route(form)
                        .method(HttpMethod.GET)
                        .method(HttpMethod.HEAD)
                        .handler(context -> send(context, file, "no-cache"));
            }
        });
        router.route("/s/:build/*")
                .method(HttpMethod.GET)
                .method(HttpMethod.HEAD)
                .handler(this::asset);
    }

    private static void redirect(RoutingContext context) {
        end(context, context.response().setStatusCode(302).putHeader("Location", "/console/"), Buffer.buffer());
    }

    private void asset(RoutingContext context) {
        String prefix = "/s/" + context.pathParam("build") + "/";
        String name = context.normalizedPath().substring(prefix.length());
        send(context, name, "public, max-age=31536000, immutable");
    }

    private void send(RoutingContext context, String name, String caching) {
        WebFiles.WebFile file = files.get().files().get(name);
        if (file == null) {
            context.fail(404);
            return;
        }
        HttpServerResponse response = context.response();
        secure(response);
        response.putHeader("Content-Type", file.type())
                .putHeader("Cache-Control", caching)
                .putHeader("Vary", "Accept-Encoding");
        String accepted = context.request().getHeader("Accept-Encoding");
        if (file.gzip() != null && accepted != null && accepted.contains("gzip")) {
            response.putHeader("Content-Encoding", "gzip");
            end(context, response, file.gzip());
        } else {
            end(context, response, file.plain());
        }
    }

    private static void end(RoutingContext context, HttpServerResponse response, Buffer body) {
        boolean head = context.request().method().equals(HttpMethod.HEAD);
        response.putHeader("Content-Length", String.valueOf(body.length()));
        (head ? response.end() : response.end(body)).onFailure(context::fail);
    }

    private static void secure(HttpServerResponse response) {
        response.putHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Permissions-Policy", "geolocation=(self), camera=(self), microphone=()");
    }
}
