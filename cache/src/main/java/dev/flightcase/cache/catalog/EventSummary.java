package dev.flightcase.cache.catalog;

import dev.flightcase.catalogfolder.EventDetails;
import java.util.UUID;

/**
 * One of the events whose catalogs are stored.
 *
 * @param products of its folder, and those made at the stall
 * @param revision of its last import or edit
 * @param serves whether it is the one that is sold by now
 */
public record EventSummary(UUID id, EventDetails details, int products, long revision, boolean serves) {}
