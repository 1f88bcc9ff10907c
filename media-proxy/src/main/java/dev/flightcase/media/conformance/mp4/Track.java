package dev.flightcase.media.conformance.mp4;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A track of a Media Initialization Section.
 *
 * @param unitsPerSecond its timescale
 * @param defaults what holds for samples that say nothing (trex)
 */
public record Track(long id, long unitsPerSecond, boolean video, Defaults defaults) {
    record Defaults(long duration, long size, long flags) {
        static final Defaults NONE = new Defaults(0, 0, 0);
    }

    /** By which parts and segments are cut: the pictures, or else the first there is. */
    public static Optional<Track> main(List<Track> tracks) {
        return tracks.stream()
                .filter(Track::video)
                .findFirst()
                .or(() -> tracks.stream().findFirst());
    }

    /** Empty when these bytes are no such section. */
    public static List<Track> of(ByteBuffer init) {
        List<Track> tracks = new ArrayList<>();
        for (Box moov : Box.row(init).boxes()) {
            if (moov.type().equals("moov")) {
                for (Box trak : moov.all("trak")) {
                    tracks.add(track(moov, trak));
                }
            }
        }
        return tracks;
    }

    private static Track track(Box moov, Box trak) {
        long id = trak.first("tkhd")
                .map(box -> box.u32(box.version() == 1 ? 20 : 12))
                .orElse(0L);
        long units = trak.first("mdia", "mdhd")
                .map(box -> box.u32(box.version() == 1 ? 20 : 12))
                .orElse(0L);
        // "vide" (§12.1.2)
        boolean video = trak.first("mdia", "hdlr").map(box -> box.u32(8)).orElse(0L) == 0x76696465;
        Defaults defaults = moov.first("mvex").stream()
                .flatMap(mvex -> mvex.all("trex").stream())
                .filter(trex -> trex.u32(4) == id)
                .findFirst()
                .map(trex -> new Defaults(trex.u32(12), trex.u32(16), trex.u32(20)))
                .orElse(Defaults.NONE);
        return new Track(id, units, video, defaults);
    }
}
