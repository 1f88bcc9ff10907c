package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A Multivariant Playlist as a viewer got it (§4.4.6). */
public record ViewedMultivariant(long version, List<Variant> variants, List<Rendition> renditions) {
    public ViewedMultivariant {
        variants = List.copyOf(variants);
        renditions = List.copyOf(renditions);
    }

    /**
     * EXT-X-STREAM-INF with its URI, or EXT-X-I-FRAME-STREAM-INF.
     *
     * @param codecs as written, empty where missing
     */
    public record Variant(
            int line,
            String uri,
            @Nullable Long bandwidth,
            @Nullable Long averageBandwidth,
            List<String> codecs,
            Picture picture,
            Groups groups) {
        public Variant {
            codecs = List.copyOf(codecs);
        }
    }

    /** @param iFrames it is an I-frame playlist */
    public record Picture(
            @Nullable Resolution resolution, @Nullable BigDecimal frameRate, boolean iFrames) {}

    public record Groups(
            @Nullable String audio,
            @Nullable String video,
            @Nullable String subtitles) {}

    /**
     * EXT-X-MEDIA.
     *
     * @param uri null when the rendition is in the variant itself
     */
    public record Rendition(
            int line,
            String type,
            String group,
            String name,
            @Nullable String uri) {}

    /** The URI of every Media Playlist that it names, once, without those of I-frames and subtitles. */
    public List<String> mediaUris() {
        Set<String> uris = new LinkedHashSet<>();
        for (Variant variant : variants) {
            if (!variant.picture().iFrames()) {
                uris.add(variant.uri());
            }
        }
        for (Rendition rendition : renditions) {
            if (rendition.uri() != null && !rendition.type().equals("SUBTITLES")) {
                uris.add(rendition.uri());
            }
        }
        return new ArrayList<>(uris);
    }
}
