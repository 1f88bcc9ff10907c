package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.DiskException;
import dev.flightcase.bench.forgetful.Errno;
import dev.flightcase.bench.forgetful.ForgetfulDisk;
import dev.flightcase.bench.forgetful.Node;
import dev.flightcase.bench.forgetful.Node.Attributes;
import java.time.Instant;

/** Requests about names and what a node is: lookup, make, rename, remove, attributes. */
final class NameRequests {
    /** renameat2(2). */
    private static final int RENAME_NOREPLACE = 1;

    private static final int TYPE_BITS = 0170000;
    private static final int MODE_BITS = 07777;

    // FATTR_* of struct fuse_setattr_in.
    private static final int SETS_MODE = 1;
    private static final int SETS_USER = 1 << 1;
    private static final int SETS_GROUP = 1 << 2;
    private static final int SETS_SIZE = 1 << 3;
    private static final int SETS_MODIFIED = 1 << 5;

    private final ForgetfulDisk disk;
    private final KnownNodes nodes;
    private final NodeReplies replies;

    NameRequests(ForgetfulDisk disk, KnownNodes nodes) {
        this.disk = disk;
        this.nodes = nodes;
        this.replies = new NodeReplies(disk);
    }

    void lookUp(FuseRequest in, FuseReply out) throws DiskException {
        tell(out, disk.find(nodes.folder(in.node()), in.name()));
    }

    void forget(FuseRequest in) {
        nodes.forget(in.node(), in.big());
    }

    void forgetMany(FuseRequest in) {
        int count = in.number();
        in.skip(Integer.BYTES);
        for (int n = 0; n < count; n++) {
            nodes.forget(in.big(), in.big());
        }
    }

    void facts(FuseRequest in, FuseReply out) throws DiskException {
        replies.facts(out, nodes.node(in.node()));
    }

    /** struct fuse_setattr_in. */
    void change(FuseRequest in, FuseReply out) throws DiskException {
        var node = nodes.node(in.node());
        int sets = in.number();
        long size = in.skip(Integer.BYTES + Long.BYTES).big();
        long seconds = in.skip(2 * Long.BYTES).big();
        int nanos = in.skip(Long.BYTES + Integer.BYTES).number();
        int mode = in.skip(Integer.BYTES).number();
        int user = in.skip(Integer.BYTES).number();
        int group = in.number();
        if ((sets & SETS_SIZE) != 0) {
            disk.resize(nodes.file(in.node()), size);
        }
        var before = node.attributes();
        var after = new Attributes(
                (sets & SETS_MODE) == 0 ? before.mode() : mode & MODE_BITS,
                (sets & SETS_USER) == 0 ? before.user() : user,
                (sets & SETS_GROUP) == 0 ? before.group() : group);
        var modified = (sets & SETS_MODIFIED) == 0 ? node.modified() : Instant.ofEpochSecond(seconds, nanos);
        disk.change(node, after, modified);
        replies.facts(out, node);
    }

    /** struct fuse_mknod_in. */
    void makeNode(FuseRequest in, FuseReply out) throws DiskException {
        int mode = in.number();
        if ((mode & TYPE_BITS) != NodeReplies.REGULAR) {
            throw new DiskException(Errno.EOPNOTSUPP);
        }
        var name = in.skip(3 * Integer.BYTES).name();
        tell(out, disk.makeFile(nodes.folder(in.node()), name, attributes(in, mode)));
    }

    /** struct fuse_mkdir_in. */
    void makeFolder(FuseRequest in, FuseReply out) throws DiskException {
        int mode = in.number();
        var name = in.skip(Integer.BYTES).name();
        tell(out, disk.makeFolder(nodes.folder(in.node()), name, attributes(in, mode)));
    }

    void link(FuseRequest in, FuseReply out) throws DiskException {
        var file = nodes.file(in.big());
        disk.link(file, nodes.folder(in.node()), in.name());
        tell(out, file);
    }

    void removeFile(FuseRequest in) throws DiskException {
        disk.removeFile(nodes.folder(in.node()), in.name());
    }

    void removeFolder(FuseRequest in) throws DiskException {
        disk.removeFolder(nodes.folder(in.node()), in.name());
    }

    void rename(FuseRequest in) throws DiskException {
        rename(in, in.big(), 0);
    }

    /** struct fuse_rename2_in. */
    void renameWithFlags(FuseRequest in) throws DiskException {
        long to = in.big();
        int flags = in.number();
        if ((flags & ~RENAME_NOREPLACE) != 0) {
            throw new DiskException(Errno.EINVAL);
        }
        rename(in.skip(Integer.BYTES), to, flags);
    }

    private void rename(FuseRequest in, long to, int flags) throws DiskException {
        var name = in.name();
        disk.rename(nodes.folder(in.node()), name, nodes.folder(to), in.name(), (flags & RENAME_NOREPLACE) == 0);
    }

    /** The answer that makes the kernel know the node. */
    void tell(FuseReply out, Node node) {
        nodes.told(node);
        replies.entry(out, node);
    }

    static Attributes attributes(FuseRequest in, int mode) {
        return new Attributes(mode & MODE_BITS, in.user(), in.group());
    }
}
