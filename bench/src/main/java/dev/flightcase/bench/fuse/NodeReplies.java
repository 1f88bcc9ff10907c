package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.FileNode;
import dev.flightcase.bench.forgetful.FolderNode;
import dev.flightcase.bench.forgetful.ForgetfulDisk;
import dev.flightcase.bench.forgetful.Node;

/** Writes what the kernel wants to know of a node. */
final class NodeReplies {
    static final int REGULAR = 0100000;
    static final int FOLDER = 0040000;

    /** Nobody changes the disk behind the kernel's back, so it may remember for long. */
    private static final long VALID_SECONDS = 3600;

    private static final int BLOCK_BYTES = 512;
    private static final int PAGE_BYTES = 4096;

    private final ForgetfulDisk disk;

    NodeReplies(ForgetfulDisk disk) {
        this.disk = disk;
    }

    static int kind(Node node) {
        return switch (node) {
            case FileNode _ -> REGULAR;
            case FolderNode _ -> FOLDER;
        };
    }

    /** struct fuse_entry_out. */
    void entry(FuseReply out, Node node) {
        out.big(node.number())
                .big(0)
                .big(VALID_SECONDS)
                .big(VALID_SECONDS)
                .number(0)
                .number(0);
        attributes(out, node);
    }

    /** struct fuse_attr_out. */
    void facts(FuseReply out, Node node) {
        out.big(VALID_SECONDS).number(0).number(0);
        attributes(out, node);
    }

    /** struct fuse_attr. */
    private void attributes(FuseReply out, Node node) {
        var modified = node.modified();
        long seconds = modified.getEpochSecond();
        int nanos = modified.getNano();
        var attributes = node.attributes();
        out.big(node.number())
                .big(disk.size(node))
                .big(disk.allocatedBytes(node) / BLOCK_BYTES)
                .big(seconds)
                .big(seconds)
                .big(seconds)
                .number(nanos)
                .number(nanos)
                .number(nanos)
                .number(kind(node) | attributes.mode())
                .number(node.links())
                .number(attributes.user())
                .number(attributes.group())
                .number(0)
                .number(PAGE_BYTES)
                .number(0);
    }
}
