package dev.flightcase.bench.fuse;

import dev.flightcase.bench.forgetful.DiskException;
import dev.flightcase.bench.forgetful.Errno;
import dev.flightcase.bench.forgetful.FileNode;
import dev.flightcase.bench.forgetful.FolderNode;
import dev.flightcase.bench.forgetful.ForgetfulDisk;

/** What each operation of the protocol does to the disk. The server's thread only; {@link Sync}s may run later. */
final class Requests {
    // FUSE_* flags of struct fuse_init_out that we want where the kernel has them.
    private static final int ASYNC_READ = 1;
    private static final int BIG_WRITES = 1 << 5;
    private static final int PARALLEL_DIROPS = 1 << 18;
    private static final int MAX_PAGES = 1 << 22;
    // Without the write-back cache every write(2) reaches us at once: what a killed process wrote is never lost in
    // between.
    private static final int WANTED = ASYNC_READ | BIG_WRITES | PARALLEL_DIROPS | MAX_PAGES;

    private static final int MAJOR = 7;
    private static final int MINOR = 31;
    private static final int BACKGROUND_MAX = 12;
    private static final int CONGESTED_AT = 9;
    private static final int INIT_UNUSED_BYTES = 34;

    private static final int PAGE_BYTES = 4096;
    private static final int NAME_BYTES_MAX = 255;
    private static final int STATFS_SPARE_BYTES = 28;
    private static final long NODES_MAX = 1 << 20;

    private final ForgetfulDisk disk;
    private final KnownNodes nodes;
    private final NameRequests names;
    private final HandleRequests handles;

    Requests(ForgetfulDisk disk) {
        this.disk = disk;
        this.nodes = new KnownNodes(disk.root());
        this.names = new NameRequests(disk, nodes);
        this.handles = new HandleRequests(disk, nodes, names);
    }

    /** Makes one file or folder durable. */
    @FunctionalInterface
    interface Sync {
        void run() throws DiskException;
    }

    static boolean isSync(int operation) {
        return operation == Operation.FSYNC || operation == Operation.FSYNCDIR;
    }

    Sync sync(FuseRequest in) throws DiskException {
        if (in.operation() == Operation.FSYNCDIR) {
            FolderNode folder = nodes.folder(in.node());
            return () -> disk.sync(folder);
        }
        FileNode file = handles.file(in.big());
        return () -> disk.sync(file);
    }

    void run(FuseRequest in, FuseReply out) throws DiskException {
        switch (in.operation()) {
            case Operation.INIT -> init(in, out);
            case Operation.STATFS -> space(out);
            case Operation.LOOKUP -> names.lookUp(in, out);
            case Operation.FORGET -> names.forget(in);
            case Operation.BATCH_FORGET -> names.forgetMany(in);
            case Operation.GETATTR -> names.facts(in, out);
            case Operation.SETATTR -> names.change(in, out);
            case Operation.MKNOD -> names.makeNode(in, out);
            case Operation.MKDIR -> names.makeFolder(in, out);
            case Operation.UNLINK -> names.removeFile(in);
            case Operation.RMDIR -> names.removeFolder(in);
            case Operation.RENAME -> names.rename(in);
            case Operation.RENAME2 -> names.renameWithFlags(in);
            case Operation.LINK -> names.link(in, out);
            case Operation.CREATE -> handles.create(in, out);
            case Operation.OPEN -> handles.open(in, out);
            case Operation.READ -> handles.read(in, out);
            case Operation.WRITE -> handles.write(in, out);
            case Operation.RELEASE -> handles.release(in);
            case Operation.FALLOCATE -> handles.allocate(in);
            case Operation.LSEEK -> handles.seek(in, out);
            case Operation.OPENDIR -> handles.openFolder(in, out);
            case Operation.READDIR -> handles.list(in, out);
            case Operation.RELEASEDIR -> handles.releaseFolder(in);
            case Operation.FLUSH, Operation.ACCESS, Operation.INTERRUPT -> {}
            default -> throw new DiskException(Errno.ENOSYS); // The kernel then does without, or says so.
        }
    }

    /** struct fuse_init_in, struct fuse_init_out. */
    private static void init(FuseRequest in, FuseReply out) {
        int readAhead = in.skip(2 * Integer.BYTES).number();
        int flags = in.number() & WANTED;
        out.number(MAJOR)
                .number(MINOR)
                .number(readAhead)
                .number(flags)
                .half(BACKGROUND_MAX)
                .half(CONGESTED_AT)
                .number(FuseConnection.WRITE_BYTES_MAX)
                .number(1)
                .half(FuseConnection.WRITE_BYTES_MAX / PAGE_BYTES)
                .zeros(INIT_UNUSED_BYTES);
    }

    /** struct fuse_statfs_out. */
    private void space(FuseReply out) {
        var usage = disk.usage();
        long free = Math.max(0, usage.capacityBytes() - usage.usedBytes()) / PAGE_BYTES;
        out.big(usage.capacityBytes() / PAGE_BYTES)
                .big(free)
                .big(free)
                .big(NODES_MAX)
                .big(NODES_MAX)
                .number(PAGE_BYTES)
                .number(NAME_BYTES_MAX)
                .number(PAGE_BYTES)
                .zeros(STATFS_SPARE_BYTES);
    }
}
