package dev.flightcase.media.delivery;

import dev.flightcase.http.SharedBytes;
import java.util.Optional;

/** Where the media of a stream is found. Any thread; never blocks. */
public interface MediaObjects {
    /** The caller owns the reference. */
    Optional<SharedBytes> find(String name);

    /** So many bytes of it go to a viewer. */
    void sent(String name, long bytes);
}
