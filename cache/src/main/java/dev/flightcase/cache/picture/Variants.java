package dev.flightcase.cache.picture;

import dev.flightcase.cache.Bytes;
import java.util.List;

/** What came of making smaller ones of a picture. */
public sealed interface Variants {

    /**
     * @param smaller by falling width; those that came out larger than the picture itself are left out
     * @param placeholder a few pixels, as a JPEG data URI
     */
    record Made(List<Variant> smaller, String placeholder) implements Variants {
        public Made {
            smaller = List.copyOf(smaller);
        }
    }

    /** @param why such as "it is damaged"; the picture may be served all the same */
    record NotMade(String why) implements Variants {}

    /** A whole JPEG file, upright and in sRGB. */
    record Variant(int width, int height, Bytes jpeg) {}
}
