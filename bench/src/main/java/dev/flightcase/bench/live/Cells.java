package dev.flightcase.bench.live;

import dev.flightcase.bench.nginx.Nginx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What the cells compare: an object of the node, and the same bytes as a file of nginx. */
final class Cells {
    private Cells() {}

    /** The newest part of a playlist. */
    static String part(Studio studio, String playlist) throws IOException {
        return beside(playlist, edge(studio, playlist).parts().getLast());
    }

    /** Its newest whole segment. */
    static String segment(Studio studio, String playlist) throws IOException {
        return beside(playlist, edge(studio, playlist).segments().getLast());
    }

    private static Edge edge(Studio studio, String playlist) throws IOException {
        return Edge.of(new String(studio.get(playlist), StandardCharsets.UTF_8));
    }

    private static String beside(String playlist, String name) {
        return playlist.substring(0, playlist.lastIndexOf('/') + 1) + name;
    }

    /** The node, and nginx where it is there. */
    static List<Contender> both(Studio studio, String path, boolean tls) throws IOException {
        var servers = new ArrayList<Contender>();
        var body = studio.copy(path);
        servers.add(node(studio, "Flightcase", path, body, tls));
        studio.nginx.ifPresent(nginx -> servers.add(nginx(studio, nginx, path, body, tls)));
        return servers;
    }

    /** A live segment, a file of the catalog of the same size, and nginx. */
    static List<Contender> segments(Studio studio, String segment, String file) throws IOException {
        var servers = new ArrayList<Contender>();
        var body = studio.copy(segment);
        servers.add(node(studio, "Flightcase, live segment from memory", segment, body, false));
        servers.add(node(studio, "Flightcase, file of the catalog by sendfile", file, studio.get(file), false));
        studio.nginx.ifPresent(nginx -> servers.add(nginx(studio, nginx, segment, body, false)));
        return servers;
    }

    private static Contender node(Studio studio, String name, String path, byte[] body, boolean tls) {
        return Contender.of(name, tls ? studio.tlsPort : studio.stall.port(), studio.stall.pid(), path, body);
    }

    private static Contender nginx(Studio studio, Nginx nginx, String path, byte[] body, boolean tls) {
        return Contender.of("nginx", tls ? studio.nginxTlsPort : nginx.port(), nginx.pid(), path, body);
    }
}
