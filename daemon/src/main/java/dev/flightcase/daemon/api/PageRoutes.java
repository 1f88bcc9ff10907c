package dev.flightcase.daemon.api;

import dev.flightcase.http.Handler;
import dev.flightcase.http.Router;
import java.util.List;
import java.util.concurrent.Executor;

/** The pages and what they load; no request of theirs leaves the node. */
public final class PageRoutes {
    private static final List<String> FILES = List.of(
            "flightcase.css",
            "icon.svg",
            "status.css",
            "status.js",
            "screen.css",
            "screen.js",
            "screen-clock.js",
            "screen-pace.js",
            "screen-player.js",
            "pos.css",
            "pos.js",
            "pos-node.js",
            "pos-shop.js",
            "pos-price.js",
            "pos-basket.js",
            "pos-sales.js",
            "pos-handover.js");

    private final Executor api;
    private final String hlsJs;
    private final WebFiles files = new WebFiles();

    /** @param hlsJsVersion of the WebJar on the class path */
    public PageRoutes(Executor api, String hlsJsVersion) {
        this.api = api;
        // WebJars put their files under the library's name and version.
        this.hlsJs = "/META-INF/resources/webjars/hls.js/" + hlsJsVersion + "/dist/hls.min.js";
    }

    public void addTo(Router.Builder routes) {
        routes.get("/", file("/web/status.html"));
        routes.get("/screen", file("/web/screen.html"));
        routes.get("/screen/{stream}", file("/web/screen.html"));
        routes.get("/pos", file("/web/pos.html"));
        routes.get("/web/hls.min.js", file(hlsJs));
        routes.get("/openapi.json", file("/openapi.json"));
        FILES.forEach(name -> routes.get("/web/" + name, file("/web/" + name)));
    }

    private Handler file(String resource) {
        return Handler.blocking(api, _ -> files.get(resource));
    }
}
