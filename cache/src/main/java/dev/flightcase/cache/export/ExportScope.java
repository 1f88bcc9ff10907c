package dev.flightcase.cache.export;

import dev.flightcase.cache.books.RecordTimes;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What is exported.
 *
 * @param event null for all of them; of the stock then the one that is served
 * @param times which days and times are written beside those of the records
 * @param madeAt written into it
 */
public record ExportScope(@Nullable UUID event, RecordTimes times, Instant madeAt) {}
