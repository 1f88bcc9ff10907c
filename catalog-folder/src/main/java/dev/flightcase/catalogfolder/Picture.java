package dev.flightcase.catalogfolder;

import java.nio.file.Path;

/**
 * A picture file whose header was read, not its pixels.
 *
 * @param mediaType {@code image/jpeg} or {@code image/png}, from the content and not from the name
 */
public record Picture(Path file, String mediaType, int width, int height) {}
