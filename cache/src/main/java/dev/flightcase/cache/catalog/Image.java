package dev.flightcase.cache.catalog;

import java.util.List;

/**
 * A picture of a product, as its JSON has it.
 *
 * @param width as it is shown
 * @param placeholder a tiny JPEG as a data URI; empty when none could be made
 * @param widths of the smaller variants there are, rising
 */
record Image(String sha256, int width, int height, String placeholder, List<Integer> widths) {
    Image {
        widths = List.copyOf(widths);
    }
}
