package dev.flightcase.bench.forgetful;

import dev.flightcase.bench.forgetful.Node.Attributes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;

/** A disk with the calls of the tests in short. Names are of files in its root folder unless a folder is given. */
final class TestDisk {
    static final Attributes ATTRIBUTES = new Attributes(0644, 0, 0);

    final ForgetfulDisk disk = new ForgetfulDisk(InstantSource.fixed(Instant.EPOCH), ATTRIBUTES);
    final FolderNode root = disk.root();

    FileNode file(String name) throws DiskException {
        return disk.makeFile(root, name, ATTRIBUTES);
    }

    /** A file whose bytes and name are durable. */
    FileNode durable(String name, String text) throws DiskException {
        var file = file(name);
        write(file, 0, text);
        disk.sync(file);
        disk.sync(root);
        return file;
    }

    void write(FileNode file, long offset, String text) throws DiskException {
        write(file, offset, text.getBytes(StandardCharsets.US_ASCII));
    }

    int write(FileNode file, long offset, byte[] bytes) throws DiskException {
        return disk.write(file, offset, ByteBuffer.wrap(bytes));
    }

    byte[] bytes(FileNode file) {
        int size = Math.toIntExact(disk.size(file));
        var into = ByteBuffer.allocate(size);
        disk.read(file, 0, size, into);
        return into.array();
    }

    String text(FileNode file) {
        return new String(bytes(file), StandardCharsets.US_ASCII);
    }

    String text(String name) throws DiskException {
        return text((FileNode) disk.find(root, name));
    }

    PowerCut.Loss cut() {
        return disk.cut(PowerCut.forgettingAll());
    }
}
