package dev.flightcase.cache.catalog;

import java.nio.file.Path;

/**
 * A picture on disk, immutable for ever.
 *
 * @param sha256 of its content, and its name
 */
public record AssetFile(String sha256, Path file, String mediaType, long bytes) {}
