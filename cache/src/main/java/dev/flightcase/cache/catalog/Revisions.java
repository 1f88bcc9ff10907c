package dev.flightcase.cache.catalog;

/** The revision at which each product of an edition last changed, by position. Owns its array. */
final class Revisions {
    private final long[] revisions;

    Revisions(long[] revisions) {
        this.revisions = revisions;
    }

    long at(int position) {
        return revisions[position];
    }

    /** The first position from {@code from} on that changed after {@code revision}; the size when there is none. */
    int next(int from, long revision) {
        var position = from;
        while (position < revisions.length && revisions[position] <= revision) {
            position++;
        }
        return position;
    }

    int size() {
        return revisions.length;
    }
}
