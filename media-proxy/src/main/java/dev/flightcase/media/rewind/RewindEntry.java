package dev.flightcase.media.rewind;

import dev.flightcase.media.playlist.MediaPlaylist.Segment;
import dev.flightcase.media.playlist.MediaPlaylist.Start;

/**
 * One segment of the show so far.
 *
 * @param segment without its parts; a gap where its media never reached the disk
 * @param targetSeconds what the playlist promised then
 * @param bytes length of its file; 0 for a gap
 * @param checksum CRC-32C of the file
 */
record RewindEntry(String rendition, Segment segment, int targetSeconds, long bytes, int checksum) {
    /** What it begins does not join on to what is before it, whatever its own playlist said. */
    RewindEntry apart() {
        Start start = new Start(
                true, segment.start().programDateTime(), segment.start().map());
        Segment marked = new Segment(segment.uri(), segment.duration(), start, segment.gap(), segment.parts());
        return new RewindEntry(rendition, marked, targetSeconds, bytes, checksum);
    }

    RewindEntry asGap() {
        Segment lost = new Segment(segment.uri(), segment.duration(), segment.start(), true, segment.parts());
        return new RewindEntry(rendition, lost, targetSeconds, 0, 0);
    }
}
