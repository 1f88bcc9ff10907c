package dev.flightcase.cache.checkout;

import java.util.Arrays;
import java.util.List;

/**
 * An immutable list that is cheap to change in a few places: a draft copies the chunks it touches, not the whole, so that
 * one sale does not cost more in a shop of 100,000 products.
 */
final class ChunkedList<T> {
    private static final int CHUNK_BITS = 7;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final Object[][] chunks;
    private final int size;

    private ChunkedList(Object[][] chunks, int size) {
        this.chunks = chunks;
        this.size = size;
    }

    static <T> ChunkedList<T> of(List<? extends T> elements) {
        var chunks = new Object[(elements.size() + CHUNK - 1) >> CHUNK_BITS][];
        for (var chunk = 0; chunk < chunks.length; chunk++) {
            var from = chunk << CHUNK_BITS;
            chunks[chunk] = elements.subList(from, Math.min(from + CHUNK, elements.size()))
                    .toArray();
        }
        return new ChunkedList<>(chunks, elements.size());
    }

    int size() {
        return size;
    }

    @SuppressWarnings("unchecked") // only elements of T come in
    T get(int index) {
        return (T) chunks[index >> CHUNK_BITS][index & (CHUNK - 1)];
    }

    Draft<T> draft() {
        return new Draft<>(this);
    }

    /** One thread; frozen as often as needed, each time a list of its own. */
    static final class Draft<T> {
        private ChunkedList<T> now;
        private boolean[] own;
        private boolean changed;

        private Draft(ChunkedList<T> start) {
            this.now = start;
            this.own = new boolean[0];
        }

        T get(int index) {
            return now.get(index);
        }

        void set(int index, T element) {
            if (!changed) {
                now = new ChunkedList<>(now.chunks.clone(), now.size);
                own = new boolean[now.chunks.length];
                changed = true;
            }
            var chunk = index >> CHUNK_BITS;
            if (!own[chunk]) {
                now.chunks[chunk] = now.chunks[chunk].clone();
                own[chunk] = true;
            }
            now.chunks[chunk][index & (CHUNK - 1)] = element;
        }

        int size() {
            return now.size;
        }

        /** Copies the chunk at the end, or begins one. */
        void add(T element) {
            var place = now.size;
            var chunks = Arrays.copyOf(now.chunks, (place >> CHUNK_BITS) + 1);
            var last = chunks.length - 1;
            chunks[last] = chunks[last] == null ? new Object[1] : Arrays.copyOf(chunks[last], chunks[last].length + 1);
            chunks[last][place & (CHUNK - 1)] = element;
            own = changed ? Arrays.copyOf(own, chunks.length) : new boolean[chunks.length];
            own[last] = true;
            changed = true;
            now = new ChunkedList<>(chunks, place + 1);
        }

        /** What it holds now; later changes do not reach it. */
        ChunkedList<T> freeze() {
            changed = false;
            return now;
        }
    }
}
