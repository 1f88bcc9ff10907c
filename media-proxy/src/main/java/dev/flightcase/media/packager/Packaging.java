package dev.flightcase.media.packager;

import dev.flightcase.media.store.SegmentStore;

/**
 * What all renditions of a stream are made with.
 *
 * @param folder under which the store has the objects of the stream; ends with a slash
 * @param token makes names unique over restarts of the process
 * @param segmentsMax how many complete segments a playlist lists
 * @param firstSequence where the process before may have got to
 */
public record Packaging(
        String folder,
        String token,
        SegmentStore store,
        MediaTime time,
        Cuts cuts,
        int segmentsMax,
        long firstSequence) {}
