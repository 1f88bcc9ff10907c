package dev.flightcase.catalogfolder;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What {@code event.toml} says of the event, with defaults where it says nothing.
 *
 * @param key what tells a re-import from another event: {@code id} in {@code event.toml}, else the folder's name
 * @param seller who sells, as on receipts; the event's name when not given
 * @param organizer who organises; the seller when not given
 * @param start with the offset of the place; null when not given
 * @param locationName empty when not given
 * @param locationAddress empty when not given
 * @param language of the column {@code name} and of descriptions, such as {@code en}
 */
public record EventDetails(
        String key,
        String name,
        String seller,
        String organizer,
        @Nullable OffsetDateTime start,
        @Nullable OffsetDateTime end,
        String locationName,
        String locationAddress,
        String language) {}
