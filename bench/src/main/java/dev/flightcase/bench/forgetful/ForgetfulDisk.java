package dev.flightcase.bench.forgetful;

import dev.flightcase.bench.forgetful.Node.Attributes;
import dev.flightcase.bench.forgetful.PendingNames.Edit;
import dev.flightcase.bench.forgetful.PowerCut.Loss;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A file system in memory that keeps through a power cut what was synced, and nothing that it need not keep.
 *
 * <p>The rules are the least that POSIX promises and that RocksDB counts on. fsync and fdatasync of a file make its bytes and
 * its length durable, not its name. A name that was made, changed or removed is durable once its folder was synced (ext4 does
 * more: it makes a new file's name durable with the file). A rename is there whole or not at all, in whichever folders.
 *
 * <p>All methods may be called from any thread; they do not block. {@link Node}s belong to the disk that made them.
 */
public final class ForgetfulDisk {
    /** As ext4: what a page number of 32 bits reaches. */
    private static final long FILE_BYTES_MAX = 8L << 40;

    private static final int NAME_CHARS_MAX = 255;

    private final InstantSource clock;
    private final Faults faults = new Faults();
    private final PendingNames pending = new PendingNames();
    private final Space space = new Space();
    private final FolderNode root;
    private long lastNumber;

    /** @param attributes of its root folder */
    public ForgetfulDisk(InstantSource clock, Attributes attributes) {
        this.clock = clock;
        this.root = new FolderNode(++lastNumber, attributes, clock.instant());
        root.links(2);
    }

    public Faults faults() {
        return faults;
    }

    public FolderNode root() {
        return root;
    }

    // --- space ------------------------------------------------------------------------------------------------------

    /**
     * @param capacityBytes of the whole disk
     * @param usedBytes in whole pages, what is only set aside included
     */
    public record Usage(long capacityBytes, long usedBytes) {}

    public synchronized Usage usage() {
        return new Usage(space.capacityBytes(), space.usedBytes());
    }

    /** From now on no more than these bytes can be taken until something is removed: then ENOSPC. */
    public synchronized void leaveFree(long bytes) {
        space.leaveFree(bytes);
    }

    /** As much space as at first: 4 GiB. */
    public synchronized void leaveFree() {
        space.leaveFree();
    }

    // --- names ------------------------------------------------------------------------------------------------------

    public synchronized Node find(FolderNode folder, String name) throws DiskException {
        var node = folder.now().get(name);
        if (node == null) {
            throw new DiskException(Errno.ENOENT);
        }
        return node;
    }

    /** A copy. */
    public synchronized SortedMap<String, Node> list(FolderNode folder) {
        return new TreeMap<>(folder.now());
    }

    public synchronized FileNode makeFile(FolderNode in, String name, Attributes attributes) throws DiskException {
        requireFree(in, name);
        var file = new FileNode(++lastNumber, attributes, clock.instant());
        put(in, name, file);
        return file;
    }

    public synchronized FolderNode makeFolder(FolderNode in, String name, Attributes attributes) throws DiskException {
        requireFree(in, name);
        var folder = new FolderNode(++lastNumber, attributes, clock.instant());
        folder.links(1); // Its own "."; put() counts its name.
        in.links(in.links() + 1); // Its "..".
        put(in, name, folder);
        return folder;
    }

    public synchronized void link(FileNode file, FolderNode in, String name) throws DiskException {
        requireFree(in, name);
        put(in, name, file);
    }

    public synchronized void removeFile(FolderNode in, String name) throws DiskException {
        requireWritable();
        if (!(find(in, name) instanceof FileNode file)) {
            throw new DiskException(Errno.EISDIR);
        }
        remove(in, name, file);
        pending.add(new Edit(in, name, null));
    }

    public synchronized void removeFolder(FolderNode in, String name) throws DiskException {
        requireWritable();
        if (!(find(in, name) instanceof FolderNode folder)) {
            throw new DiskException(Errno.ENOTDIR);
        }
        requireEmpty(folder);
        remove(in, name, folder);
        pending.add(new Edit(in, name, null));
    }

    /** What has the new name is replaced, unless {@code replaces} is false. */
    public synchronized void rename(FolderNode from, String name, FolderNode to, String newName, boolean replaces)
            throws DiskException {
        requireWritable();
        requireName(newName);
        var node = find(from, name);
        var replaced = to.now().get(newName);
        if (node.equals(replaced)) {
            return; // rename(2): two names of one file stay as they are.
        }
        if (replaced != null) {
            requireReplaceable(node, replaced, replaces);
            remove(to, newName, replaced);
        }
        from.now().remove(name);
        to.now().put(newName, node);
        if (node instanceof FolderNode) {
            from.links(from.links() - 1);
            to.links(to.links() + 1);
        }
        from.modified(now());
        to.modified(now());
        pending.add(new Edit(from, name, null), new Edit(to, newName, node));
    }

    public synchronized void sync(FolderNode folder) throws DiskException {
        requireWritable();
        switch (faults.nextFsync()) {
            case WORKS -> pending.sync(folder);
            case LIES -> {}
            case FAILS -> throw new DiskException(Errno.EIO);
        }
    }

    private void put(FolderNode in, String name, Node node) {
        in.now().put(name, node);
        in.modified(now());
        node.links(node.links() + 1);
        pending.add(new Edit(in, name, node));
    }

    private void remove(FolderNode in, String name, Node node) {
        in.now().remove(name);
        in.modified(now());
        node.links(node.links() - 1);
        switch (node) {
            case FileNode file -> releaseIfGone(file);
            case FolderNode _ -> in.links(in.links() - 1);
        }
    }

    // --- bytes ------------------------------------------------------------------------------------------------------

    public synchronized void opened(FileNode file) {
        file.opened(file.opened() + 1);
    }

    public synchronized void closed(FileNode file) {
        file.opened(file.opened() - 1);
        releaseIfGone(file);
    }

    public synchronized long size(Node node) {
        return node instanceof FileNode file ? file.content().size() : 0;
    }

    public synchronized long allocatedBytes(Node node) {
        return node instanceof FileNode file ? file.allocatedBytes() : 0;
    }

    /** Puts at most {@code length} bytes, fewer at the end of the file. */
    public synchronized void read(FileNode file, long offset, int length, ByteBuffer into) {
        file.content().read(offset, length, into);
    }

    /** How many bytes were written: fewer than there are where the disk is full behind them. */
    public synchronized int write(FileNode file, long offset, ByteBuffer data) throws DiskException {
        requireWritable();
        requireLength(offset + data.remaining());
        int length = (int) (space.take(file, offset, offset + data.remaining()) - offset);
        if (length == 0 && data.hasRemaining()) {
            throw new DiskException(Errno.ENOSPC);
        }
        file.content().write(offset, data.slice(data.position(), length));
        file.modified(now());
        return length;
    }

    public synchronized void resize(FileNode file, long bytes) throws DiskException {
        requireWritable();
        requireLength(bytes);
        file.content().resize(bytes);
        space.giveBack(file, bytes);
        file.modified(now());
    }

    /** Sets space aside, as fallocate(2) does. */
    public synchronized void reserve(FileNode file, long offset, long length, boolean keepsSize) throws DiskException {
        requireWritable();
        requireLength(offset + length);
        if (space.take(file, offset, offset + length) < offset + length) {
            throw new DiskException(Errno.ENOSPC);
        }
        if (!keepsSize && offset + length > file.content().size()) {
            file.content().resize(offset + length);
        }
    }

    public synchronized void zero(FileNode file, long offset, long length) throws DiskException {
        requireWritable();
        file.content().zero(offset, Math.min(file.content().size(), offset + length));
        file.modified(now());
    }

    public synchronized void sync(FileNode file) throws DiskException {
        requireWritable();
        switch (faults.nextFsync()) {
            case WORKS -> file.content().sync();
            case LIES -> {}
            case FAILS -> {
                file.content().lose();
                throw new DiskException(Errno.EIO);
            }
        }
    }

    public synchronized void change(Node node, Attributes attributes, Instant modified) throws DiskException {
        requireWritable();
        node.attributes(attributes);
        node.modified(modified);
    }

    private void releaseIfGone(FileNode file) {
        if (file.links() == 0 && file.opened() == 0) {
            space.giveBack(file, 0);
        }
    }

    // --- power ------------------------------------------------------------------------------------------------------

    /** The disk as it is once the power is back. Whoever had a file of it open must have been cut off before. */
    public synchronized Loss cut(PowerCut cut) {
        var random = cut.random();
        int names = pending.size();
        int kept = random.map(source -> source.nextInt(names + 1)).orElse(0);
        pending.cut(kept);
        return new Aftermath(space, random.orElse(null)).settle(root).plus(new Loss(names - kept, 0, 0));
    }

    // --- rules ------------------------------------------------------------------------------------------------------

    private void requireWritable() throws DiskException {
        if (faults.isReadOnly()) {
            throw new DiskException(Errno.EROFS);
        }
    }

    private void requireFree(FolderNode in, String name) throws DiskException {
        requireWritable();
        requireName(name);
        if (in.now().containsKey(name)) {
            throw new DiskException(Errno.EEXIST);
        }
        if (space.full()) {
            throw new DiskException(Errno.ENOSPC);
        }
    }

    private static void requireName(String name) throws DiskException {
        if (name.length() > NAME_CHARS_MAX) {
            throw new DiskException(Errno.ENAMETOOLONG);
        }
    }

    private static void requireLength(long bytes) throws DiskException {
        if (bytes < 0 || bytes > FILE_BYTES_MAX) {
            throw new DiskException(Errno.EFBIG);
        }
    }

    private static void requireEmpty(FolderNode folder) throws DiskException {
        if (!folder.now().isEmpty()) {
            throw new DiskException(Errno.ENOTEMPTY);
        }
    }

    private static void requireReplaceable(Node node, Node replaced, boolean replaces) throws DiskException {
        if (!replaces) {
            throw new DiskException(Errno.EEXIST);
        }
        switch (replaced) {
            case FileNode _ when node instanceof FolderNode -> throw new DiskException(Errno.ENOTDIR);
            case FileNode _ -> {}
            case FolderNode _ when node instanceof FileNode -> throw new DiskException(Errno.EISDIR);
            case FolderNode folder -> requireEmpty(folder);
        }
    }

    private Instant now() {
        return clock.instant();
    }
}
