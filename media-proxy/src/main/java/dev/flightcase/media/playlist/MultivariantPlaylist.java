package dev.flightcase.media.playlist;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The entry point of a stream.
 *
 * @param sounds renditions with sound alone, beside those with pictures; empty where sound is in the variants or there is nothing else
 */
public record MultivariantPlaylist(boolean independentSegments, List<Variant> variants, List<Sound> sounds) {
    private static final String SOUND_GROUP = "sound";

    public MultivariantPlaylist {
        variants = List.copyOf(variants);
        sounds = List.copyOf(sounds);
    }

    /**
     * @param uri relative
     * @param peakBitsPerSecond of the largest segment; {@code averageBitsPerSecond} over all of them (§4.4.6.2). Without sounds beside it
     * @param codecs RFC 6381 names; empty when they are not known
     */
    public record Variant(
            String uri,
            long peakBitsPerSecond,
            long averageBitsPerSecond,
            List<String> codecs,
            @Nullable Picture picture) {
        public Variant {
            codecs = List.copyOf(codecs);
        }
    }

    /**
     * @param framesPerSecond 0 when not known
     */
    public record Picture(int width, int height, double framesPerSecond) {}

    /** An EXT-X-MEDIA of type AUDIO (§4.4.6.1). The first one is the default. */
    public record Sound(
            String uri, String name, long peakBitsPerSecond, long averageBitsPerSecond, List<String> codecs) {
        public Sound {
            codecs = List.copyOf(codecs);
        }
    }

    public String render() {
        StringBuilder out = new StringBuilder(512);
        out.append("#EXTM3U\n#EXT-X-VERSION:6\n");
        if (independentSegments) {
            out.append("#EXT-X-INDEPENDENT-SEGMENTS\n");
        }
        for (int i = 0; i < sounds.size(); i++) {
            Sound sound = sounds.get(i);
            out.append("#EXT-X-MEDIA:TYPE=AUDIO,GROUP-ID=\"").append(SOUND_GROUP);
            out.append("\",NAME=\"").append(sound.name());
            out.append(i == 0 ? "\",DEFAULT=YES,AUTOSELECT=YES" : "\",DEFAULT=NO,AUTOSELECT=YES");
            out.append(",URI=\"").append(sound.uri()).append("\"\n");
        }
        variants.forEach(variant -> append(out, variant));
        return out.toString();
    }

    private void append(StringBuilder out, Variant variant) {
        // §4.4.6.2: of the variant with the largest rendition of each group it can be played with
        long peak = sounds.stream().mapToLong(Sound::peakBitsPerSecond).max().orElse(0);
        long average =
                sounds.stream().mapToLong(Sound::averageBitsPerSecond).max().orElse(0);
        out.append("#EXT-X-STREAM-INF:BANDWIDTH=").append(variant.peakBitsPerSecond() + peak);
        out.append(",AVERAGE-BANDWIDTH=").append(variant.averageBitsPerSecond() + average);
        List<String> codecs = Stream.concat(
                        variant.codecs().stream(), sounds.stream().flatMap(sound -> sound.codecs().stream()))
                .distinct()
                .toList();
        if (!codecs.isEmpty()) {
            out.append(",CODECS=\"").append(String.join(",", codecs)).append('"');
        }
        Picture picture = variant.picture();
        if (picture != null) {
            out.append(",RESOLUTION=").append(picture.width()).append('x').append(picture.height());
            if (picture.framesPerSecond() > 0) {
                out.append(",FRAME-RATE=").append(String.format(Locale.ROOT, "%.3f", picture.framesPerSecond()));
            }
        }
        out.append(sounds.isEmpty() ? "" : ",AUDIO=\"" + SOUND_GROUP + '"');
        out.append('\n').append(variant.uri()).append('\n');
    }
}
