package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.DiskException;
import dev.flightcase.bench.forgetful.Errno;
import dev.flightcase.bench.forgetful.FileNode;
import dev.flightcase.bench.forgetful.FolderNode;
import dev.flightcase.bench.forgetful.Node;
import java.util.HashMap;
import java.util.Map;

/** The nodes that the kernel has a number for, until it has forgotten each as often as it was told of it. */
final class KnownNodes {
    private final Map<Long, Known> known = new HashMap<>();

    KnownNodes(FolderNode root) {
        known.put(root.number(), new Known(root, 1));
    }

    private record Known(Node node, long lookups) {}

    void told(Node node) {
        known.merge(node.number(), new Known(node, 1), (before, _) -> new Known(node, before.lookups + 1));
    }

    void forget(long number, long lookups) {
        known.computeIfPresent(
                number,
                (_, before) -> before.lookups > lookups ? new Known(before.node, before.lookups - lookups) : null);
    }

    Node node(long number) throws DiskException {
        var found = known.get(number);
        if (found == null) {
            throw new DiskException(Errno.ENOENT);
        }
        return found.node;
    }

    FileNode file(long number) throws DiskException {
        return switch (node(number)) {
            case FileNode file -> file;
            case FolderNode _ -> throw new DiskException(Errno.EISDIR);
        };
    }

    FolderNode folder(long number) throws DiskException {
        return switch (node(number)) {
            case FolderNode folder -> folder;
            case FileNode _ -> throw new DiskException(Errno.ENOTDIR);
        };
    }
}
