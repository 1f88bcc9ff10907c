package dev.flightcase.bench.live;

import dev.flightcase.bench.FreePort;
import dev.flightcase.bench.nginx.Site;
import java.io.IOException;
import java.nio.file.Path;

/**
 * nginx at its best with media as files: handed over by the kernel, kept open, unlogged; over TLS 1.3 with HTTP/2, too.
 *
 * @param tlsPort of the same files
 */
record LiveSite(Site site, int tlsPort) {
    /**
     * @param root of the files
     * @param certificate and {@code key}: PEM, readable for everybody
     */
    static LiveSite of(Path root, Path certificate, Path key, String probe) throws IOException {
        int port = FreePort.find();
        int tlsPort = FreePort.find();
        var http = """
                sendfile on;
                tcp_nopush on;
                tcp_nodelay on;
                keepalive_requests 1000000000;
                open_file_cache max=1000 inactive=60s;
                open_file_cache_valid 30s;
                types { application/vnd.apple.mpegurl m3u8; video/mp4 mp4 m4s; }
                server { listen 127.0.0.1:%d backlog=4096; root %s; }
                server {
                listen 127.0.0.1:%d ssl http2 backlog=4096;
                root %2$s;
                ssl_certificate %s;
                ssl_certificate_key %s;
                ssl_protocols TLSv1.3;
                }
                """.formatted(port, root, tlsPort, certificate, key);
        return new LiveSite(new Site(http, 0, port, probe), tlsPort);
    }
}
