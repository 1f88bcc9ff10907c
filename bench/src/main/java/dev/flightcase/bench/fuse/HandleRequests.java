package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.DiskException;
import dev.flightcase.bench.forgetful.Errno;
import dev.flightcase.bench.forgetful.FileNode;
import dev.flightcase.bench.forgetful.ForgetfulDisk;
import dev.flightcase.bench.forgetful.Node;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Requests through an open file or folder: bytes, space, listings. */
final class HandleRequests {
    // fallocate(2)
    private static final int KEEP_SIZE = 1;
    private static final int PUNCH_HOLE = 2;
    private static final int ZERO_RANGE = 16;
    // lseek(2)
    private static final int SEEK_DATA = 3;
    private static final int SEEK_HOLE = 4;

    private static final int DIRENT_BYTES = 24;
    private static final int KIND_SHIFT = 12;

    private final ForgetfulDisk disk;
    private final KnownNodes nodes;
    private final NameRequests names;
    private final Map<Long, FileNode> files = new HashMap<>();
    private final Map<Long, List<Entry>> listings = new HashMap<>();
    private long lastHandle;

    HandleRequests(ForgetfulDisk disk, KnownNodes nodes, NameRequests names) {
        this.disk = disk;
        this.nodes = nodes;
        this.names = names;
    }

    private record Entry(String name, long number, int kind) {}

    /** struct fuse_create_in. */
    void create(FuseRequest in, FuseReply out) throws DiskException {
        int mode = in.skip(Integer.BYTES).number();
        var name = in.skip(2 * Integer.BYTES).name();
        var file = disk.makeFile(nodes.folder(in.node()), name, NameRequests.attributes(in, mode));
        names.tell(out, file);
        open(out, file);
    }

    void open(FuseRequest in, FuseReply out) throws DiskException {
        open(out, nodes.file(in.node()));
    }

    private void open(FuseReply out, FileNode file) {
        disk.opened(file);
        files.put(++lastHandle, file);
        out.big(lastHandle).number(0).number(0);
    }

    void release(FuseRequest in) {
        var file = files.remove(in.big());
        if (file != null) {
            disk.closed(file);
        }
    }

    FileNode file(long handle) throws DiskException {
        var file = files.get(handle);
        if (file == null) {
            throw new DiskException(Errno.EBADF);
        }
        return file;
    }

    /** struct fuse_read_in. */
    void read(FuseRequest in, FuseReply out) throws DiskException {
        var file = file(in.big());
        long offset = in.big();
        disk.read(file, offset, in.number(), out.data());
    }

    /** struct fuse_write_in, then the bytes. */
    void write(FuseRequest in, FuseReply out) throws DiskException {
        var file = file(in.big());
        long offset = in.big();
        int length = in.number();
        var data = in.skip(3 * Integer.BYTES + Long.BYTES).data();
        out.number(disk.write(file, offset, data.slice(data.position(), length)))
                .number(0);
    }

    /** struct fuse_fallocate_in. */
    void allocate(FuseRequest in) throws DiskException {
        var file = file(in.big());
        long offset = in.big();
        long length = in.big();
        int mode = in.number();
        switch (mode) {
            case 0, KEEP_SIZE -> disk.reserve(file, offset, length, mode == KEEP_SIZE);
            case PUNCH_HOLE | KEEP_SIZE -> disk.zero(file, offset, length);
            case ZERO_RANGE, ZERO_RANGE | KEEP_SIZE -> {
                disk.zero(file, offset, length);
                disk.reserve(file, offset, length, mode != ZERO_RANGE);
            }
            default -> throw new DiskException(Errno.EOPNOTSUPP);
        }
    }

    /** struct fuse_lseek_in: a file without holes. */
    void seek(FuseRequest in, FuseReply out) throws DiskException {
        long size = disk.size(file(in.big()));
        long offset = in.big();
        int whence = in.number();
        if (whence != SEEK_DATA && whence != SEEK_HOLE) {
            throw new DiskException(Errno.EINVAL);
        }
        if (offset >= size) {
            throw new DiskException(Errno.ENXIO);
        }
        out.big(whence == SEEK_DATA ? offset : size);
    }

    void openFolder(FuseRequest in, FuseReply out) throws DiskException {
        var folder = nodes.folder(in.node());
        var entries = new ArrayList<Entry>();
        entries.add(new Entry(".", folder.number(), NodeReplies.FOLDER));
        entries.add(new Entry("..", folder.number(), NodeReplies.FOLDER));
        disk.list(folder).forEach((name, node) -> entries.add(entry(name, node)));
        listings.put(++lastHandle, entries);
        out.big(lastHandle).number(0).number(0);
    }

    private static Entry entry(String name, Node node) {
        return new Entry(name, node.number(), NodeReplies.kind(node));
    }

    void releaseFolder(FuseRequest in) {
        listings.remove(in.big());
    }

    /** struct fuse_dirent, as many as go into the kernel's page; each brings where the next one starts. */
    void list(FuseRequest in, FuseReply out) throws DiskException {
        var entries = listings.get(in.big());
        if (entries == null) {
            throw new DiskException(Errno.EBADF);
        }
        int next = Math.toIntExact(in.big());
        int end = out.data().position() + in.number();
        while (next < entries.size()) {
            var entry = entries.get(next);
            var name = entry.name().getBytes(StandardCharsets.UTF_8);
            int padding = -(DIRENT_BYTES + name.length) & (Long.BYTES - 1);
            if (out.data().position() + DIRENT_BYTES + name.length + padding > end) {
                return;
            }
            out.big(entry.number()).big(++next).number(name.length).number(entry.kind() >> KIND_SHIFT);
            out.data().put(name);
            out.zeros(padding);
        }
    }
}
