package dev.flightcase.media;

/**
 * How one stream reaches those who wait for it; counts are since the process started.
 *
 * @param parts published
 * @param repeated runs of samples that a source sent again and nobody saw twice
 * @param renders playlists written and compressed: at most one for each state, whole or delta, however many asked
 * @param waiting requests that wait now
 * @param blocked requests that waited; of these {@code timedOut} were answered 503 in the end
 * @param refused requests that were not let in, since too many waited
 */
public record DeliveryStatus(
        long parts, long repeated, long renders, int waiting, long blocked, long timedOut, long refused) {}
