package dev.flightcase.media.isobmff;

import dev.flightcase.http.Bytes;
import dev.flightcase.http.SharedBytesPool;
import dev.flightcase.media.isobmff.MalformedMediaException.Kind;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Follows the boxes of one upload as its bytes arrive, cut anywhere, and tells a {@link Listener} of each thing as soon as its last byte is
 * there. A stranger's input: what is collected has a bound, what is not understood is skipped. Not thread-safe.
 */
public final class BodyReader {
    private static final int MOVIE_BYTES_MAX = 1024 * 1024;
    private static final int FRAGMENT_BYTES_MAX = 1024 * 1024;
    private static final int SMALL_BYTES_MAX = 4096;
    /** Two seconds of 250 Mbit/s. */
    private static final long DATA_BYTES_MAX = 64L * 1024 * 1024;
    /** What is skipped is not kept, but an endless box is a mistake. */
    private static final long SKIPPED_BYTES_MAX = 16L * 1024 * 1024;

    private static final int HEADER_BYTES = 8;
    private static final int LARGE_HEADER_BYTES = 16;

    /** Takes over the references it is given. What it throws ends the upload. */
    public interface Listener {
        /**
         * A Media Initialization Section.
         *
         * @param section a file type box, where there was one, and the movie box
         */
        void movie(Bytes section) throws MalformedMediaException;

        /**
         * A movie fragment whose media data are whole.
         *
         * @param box the movie fragment box; {@code position} and {@code dataPosition} are counted from the start of the upload
         * @param data payload of the media data box
         */
        void fragment(Bytes box, long position, long dataPosition, SharedBytesPool.Writer data)
                throws MalformedMediaException;

        /** The source says that this was the last segment: brand {@code lmsg}, or a movie fragment random access box. */
        void last();
    }

    private enum Step {
        HEADER,
        COLLECT,
        DATA,
        SKIP
    }

    private final Listener listener;
    private final FragmentMemory memory;
    private final ByteBuffer header = ByteBuffer.allocate(LARGE_HEADER_BYTES);
    private final ByteArrayOutputStream collected = new ByteArrayOutputStream();
    private Step step = Step.HEADER;
    private int type;
    private long position;
    private long boxPosition;
    private long left;
    private Bytes fileType = Bytes.EMPTY;
    private @Nullable Bytes fragment;
    private long fragmentPosition;
    private long dataPosition;
    private SharedBytesPool.@Nullable Writer data;

    public BodyReader(Listener listener, FragmentMemory memory) {
        this.listener = listener;
        this.memory = memory;
        header.limit(HEADER_BYTES);
    }

    /** Bytes read so far. */
    public long position() {
        return position;
    }

    /** Whether it may end here: nothing is in the middle. */
    public boolean isBetweenBoxes() {
        return step == Step.HEADER && header.position() == 0 && fragment == null;
    }

    /**
     * Reads all of {@code piece}.
     *
     * @throws MalformedMediaException and nothing may be read after that but {@link #close}
     */
    public void read(ByteBuffer piece) throws MalformedMediaException {
        while (piece.hasRemaining()) {
            int before = piece.position();
            switch (step) {
                case HEADER -> readHeader(piece);
                case COLLECT -> collect(piece);
                case DATA -> readData(piece);
                case SKIP -> skip(piece);
            }
            position += piece.position() - before;
            if (step != Step.HEADER && left == 0) {
                boxEnds();
            }
        }
    }

    /** Gives back what was half read. */
    public void close() {
        if (data != null) {
            data.discard();
            data = null;
        }
    }

    private void readHeader(ByteBuffer piece) throws MalformedMediaException {
        if (header.position() == 0) {
            boxPosition = position;
        }
        int count = Math.min(piece.remaining(), header.remaining());
        header.put(piece.slice(piece.position(), count));
        piece.position(piece.position() + count);
        if (header.hasRemaining()) {
            return;
        }
        long size = Integer.toUnsignedLong(header.getInt(0));
        if (size == 1 && header.limit() == HEADER_BYTES) {
            header.limit(LARGE_HEADER_BYTES);
            return;
        }
        size = size == 1 ? header.getLong(HEADER_BYTES) : size;
        type = header.getInt(4);
        left = size - header.limit();
        if (left < 0) {
            throw malformed("a box " + BoxType.name(type) + " says that it has " + size + " bytes");
        }
        beginBox();
        header.clear().limit(HEADER_BYTES);
    }

    private void beginBox() throws MalformedMediaException {
        switch (type) {
            case BoxType.FTYP, BoxType.STYP -> beginCollecting(SMALL_BYTES_MAX);
            case BoxType.MOOV -> beginCollecting(MOVIE_BYTES_MAX);
            case BoxType.MOOF -> {
                beginCollecting(FRAGMENT_BYTES_MAX);
                fragmentPosition = boxPosition;
            }
            case BoxType.MDAT -> beginData();
            default -> {
                bounded(SKIPPED_BYTES_MAX);
                step = Step.SKIP;
            }
        }
    }

    private void beginCollecting(int bytesMax) throws MalformedMediaException {
        bounded(bytesMax);
        step = Step.COLLECT;
        collected.reset();
        collected.write(header.array(), 0, header.limit());
    }

    private void beginData() throws MalformedMediaException {
        if (fragment == null) {
            throw malformed("media data come without a movie fragment before them");
        }
        bounded(DATA_BYTES_MAX);
        step = Step.DATA;
        dataPosition = boxPosition + header.limit();
        data = memory.newWriter();
    }

    private void bounded(long bytesMax) throws MalformedMediaException {
        if (left > bytesMax) {
            throw malformed("a box " + BoxType.name(type) + " of " + left + " bytes is too large");
        }
    }

    private void collect(ByteBuffer piece) {
        int count = (int) Math.min(left, piece.remaining());
        byte[] bytes = new byte[count];
        piece.get(bytes);
        collected.writeBytes(bytes);
        left -= count;
    }

    private void readData(ByteBuffer piece) throws MalformedMediaException {
        int count = (int) Math.min(left, piece.remaining());
        if (data == null || !memory.write(data, piece.slice(piece.position(), count))) {
            throw new MalformedMediaException(Kind.NO_MEMORY, "the memory for live video is full");
        }
        piece.position(piece.position() + count);
        left -= count;
    }

    private void skip(ByteBuffer piece) {
        int count = (int) Math.min(left, piece.remaining());
        piece.position(piece.position() + count);
        left -= count;
    }

    private void boxEnds() throws MalformedMediaException {
        Step was = step;
        step = Step.HEADER;
        if (was == Step.DATA) {
            fragmentEnds();
        } else if (was == Step.COLLECT) {
            collectedEnds(Bytes.of(collected.toByteArray()));
        } else if (type == BoxType.MFRA) {
            listener.last();
        }
    }

    private void collectedEnds(Bytes box) throws MalformedMediaException {
        switch (type) {
            case BoxType.FTYP -> fileType = box;
            case BoxType.STYP -> {
                if (BoxType.hasBrand(box, BoxType.LMSG)) {
                    listener.last();
                }
            }
            case BoxType.MOOV -> {
                listener.movie(joined(fileType, box));
                fileType = Bytes.EMPTY;
            }
            default -> fragment = box;
        }
    }

    private static Bytes joined(Bytes first, Bytes second) {
        ByteBuffer both = ByteBuffer.allocate(first.length() + second.length());
        return Bytes.of(
                both.put(first.asByteBuffer()).put(second.asByteBuffer()).flip());
    }

    private void fragmentEnds() throws MalformedMediaException {
        Bytes box = fragment;
        SharedBytesPool.Writer whole = data;
        fragment = null;
        data = null;
        if (box != null && whole != null) {
            listener.fragment(box, fragmentPosition, dataPosition, whole);
        }
    }

    private static MalformedMediaException malformed(String reason) {
        return new MalformedMediaException(Kind.MALFORMED, reason);
    }
}
