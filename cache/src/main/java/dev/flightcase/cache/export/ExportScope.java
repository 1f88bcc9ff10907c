package dev.flightcase.cache.export;

import java.time.Instant;
import java.time.ZoneId;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is exported.
 *
 * @param event null for all of them; of the stock then the one that is served
 * @param zone in which days and times are written beside the UTC ones
 * @param madeAt written into it
 */
public record ExportScope(@Nullable UUID event, ZoneId zone, Instant madeAt) {}
