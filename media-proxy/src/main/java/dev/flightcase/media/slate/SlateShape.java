package dev.flightcase.media.slate;

import dev.flightcase.media.isobmff.Track;
import java.util.Collection;
import java.util.Set;

/**
 * What a slate must look like, to stand in the place of a rendition.
 *
 * @param width of its pictures; with {@code height} 0 for sound alone
 * @param framesPerSecond of its pictures
 * @param soundRate samples in a second of its silence; 0 where there is no sound
 */
public record SlateShape(int width, int height, double framesPerSecond, int soundRate) {
    private static final double USUAL_RATE = 25;
    private static final double RATE_MAX = 120;
    private static final int USUAL_SOUND = 48_000;
    /** Of AAC (ISO/IEC 14496-3 table 1.18), as far as anybody uses them. */
    private static final Set<Integer> SOUND_RATES = Set.of(16_000, 22_050, 24_000, 32_000, 44_100, 48_000);

    /**
     * @param tracks of the rendition
     * @param framesPerSecond of its pictures; 0 where it is not known yet
     */
    public static SlateShape of(Collection<Track> tracks, double framesPerSecond) {
        int width = 0;
        int height = 0;
        int sound = 0;
        for (Track track : tracks) {
            if (track.isVideo()) {
                width = track.width();
                height = track.height();
            } else {
                sound = SOUND_RATES.contains((int) track.timescale()) ? (int) track.timescale() : USUAL_SOUND;
            }
        }
        boolean known = width > 0 && framesPerSecond >= 1 && framesPerSecond <= RATE_MAX;
        return new SlateShape(width, height, known ? framesPerSecond : USUAL_RATE, sound);
    }

    public boolean hasPictures() {
        return width > 0;
    }

    public boolean hasSound() {
        return soundRate > 0;
    }
}
