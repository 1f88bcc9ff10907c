package dev.flightcase.media.isobmff;

import dev.flightcase.http.SharedBytesPool;
import java.nio.ByteBuffer;

/** Memory with a bound, outside the heap. */
public interface FragmentMemory {
    SharedBytesPool.Writer newWriter();

    /** False: there is no memory for it; nothing of it was taken. */
    boolean write(SharedBytesPool.Writer writer, ByteBuffer piece);
}
