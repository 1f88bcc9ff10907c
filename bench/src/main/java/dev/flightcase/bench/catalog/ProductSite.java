package dev.flightcase.bench.catalog;

import dev.flightcase.bench.FreePort;
import dev.flightcase.bench.nginx.Site;
import java.io.IOException;
import java.nio.file.Path;

/** Products as files of nginx, with the same headers as the node sends. */
final class ProductSite {
    private ProductSite() {}

    /**
     * @param root of the files
     * @param cachedFiles how many open files it may keep; 0: none
     */
    static Site of(Path root, int cachedFiles) throws IOException {
        int port = FreePort.find();
        var http = """
                server_tokens off;
                sendfile on;
                tcp_nopush on;
                tcp_nodelay on;
                keepalive_timeout 75s;
                keepalive_requests 1000000000;
                types { }
                default_type application/json;
                etag on;
                # What the node sends with a product.
                add_header Cache-Control no-cache;
                add_header X-Content-Type-Options nosniff;
                open_file_cache %s;
                server { listen 127.0.0.1:%d backlog=1024; root %s; }
                """.formatted(
                cachedFiles == 0
                        ? "off"
                        : "max=" + cachedFiles + " inactive=1h;\nopen_file_cache_valid 1h;\nopen_file_cache_min_uses 1",
                port,
                root);
        return new Site(http, cachedFiles, port, Shelf.target(0));
    }
}
