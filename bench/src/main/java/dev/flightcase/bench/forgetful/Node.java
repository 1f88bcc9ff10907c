package dev.flightcase.bench.forgetful;

import java.time.Instant;

/**
 * A file or a folder, by whatever names. Owner, mode and times are durable at once: nothing that we test hangs on them.
 * Guarded by its disk.
 */
public abstract sealed class Node permits FileNode, FolderNode {
    private final long number;
    private int mode;
    private int user;
    private int group;
    private Instant modified;
    private int links;

    Node(long number, Attributes attributes, Instant now) {
        this.number = number;
        this.mode = attributes.mode();
        this.user = attributes.user();
        this.group = attributes.group();
        this.modified = now;
    }

    /** @param mode permissions only, as in stat(2); the kind of node stands by itself */
    public record Attributes(int mode, int user, int group) {}

    /** Never used twice on one disk. */
    public final long number() {
        return number;
    }

    public final Attributes attributes() {
        return new Attributes(mode, user, group);
    }

    final void attributes(Attributes attributes) {
        mode = attributes.mode();
        user = attributes.user();
        group = attributes.group();
    }

    public final Instant modified() {
        return modified;
    }

    final void modified(Instant at) {
        modified = at;
    }

    /** Names that it has now. */
    public final int links() {
        return links;
    }

    final void links(int count) {
        links = count;
    }
}
