package dev.flightcase.catalogfolder;

import java.nio.file.Path;

/**
 * A picture file whose header was read, not its pixels.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}, from the content and not from the name
 * @param width of the pixels as they are stored
 * @param orientation how they are to be turned before they are shown: 1 to 8 as in EXIF, 1 for not at all
 * @param progressive a JPEG that has to be decoded as a whole, however small it is wanted
 */
public record Picture(Path file, String mediaType, int width, int height, int orientation, boolean progressive) {
    /** EXIF 2.32 §4.6.5, tag 274: from here on rows and columns change places. */
    private static final int TRANSPOSED_FIRST = 5;

    public Picture(Path file, String mediaType, int width, int height) {
        this(file, mediaType, width, height, 1, false);
    }

    /** As it is shown. */
    public int shownWidth() {
        return orientation >= TRANSPOSED_FIRST ? height : width;
    }

    /** As it is shown. */
    public int shownHeight() {
        return orientation >= TRANSPOSED_FIRST ? width : height;
    }
}
