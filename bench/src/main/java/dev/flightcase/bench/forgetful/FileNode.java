package dev.flightcase.bench.forgetful;

import java.time.Instant;
import java.util.BitSet;

/** A file: its bytes, and the pages that are set aside for them. */
public final class FileNode extends Node {
    private final FileContent content = new FileContent();
    private final BitSet allocated = new BitSet();
    private int opened;

    FileNode(long number, Attributes attributes, Instant at) {
        super(number, attributes, at);
    }

    FileContent content() {
        return content;
    }

    /** Pages that have space on the disk, written or only set aside. */
    BitSet allocated() {
        return allocated;
    }

    long allocatedBytes() {
        return (long) allocated.cardinality() * Pages.PAGE_BYTES;
    }

    int opened() {
        return opened;
    }

    void opened(int handles) {
        opened = handles;
    }
}
