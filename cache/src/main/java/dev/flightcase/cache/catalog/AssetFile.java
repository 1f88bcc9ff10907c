package dev.flightcase.cache.catalog;

import java.nio.file.Path;

/** A picture on disk, immutable for ever: its name is its content's SHA-256. */
public record AssetFile(Path file, String mediaType, long bytes) {}
