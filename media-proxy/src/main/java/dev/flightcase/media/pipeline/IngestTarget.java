package dev.flightcase.media.pipeline;

import java.net.URI;

/**
 * Where a process pushes to.
 *
 * @param node root of this node's own pages, on loopback where it listens there
 * @param key what the ingest takes for this one run; a secret, though a weak one: it stands in the process list
 */
record IngestTarget(URI node, String key) {

    String track(String stream, String rendition) {
        return node.resolve("ingest/" + stream + "/" + rendition + ".mp4").toString();
    }

    String object(String stream, String name) {
        return node.resolve("ingest/" + stream + "/").toString() + name;
    }

    String header() {
        return "Authorization: Bearer " + key + "\r\n";
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "IngestTarget[" + node + "]";
    }
}
