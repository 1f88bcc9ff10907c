package dev.flightcase.media.conformance;

import dev.flightcase.media.conformance.m3u8.ViewedMultivariant;
import dev.flightcase.media.conformance.m3u8.ViewedMultivariant.Variant;
import java.util.List;
import java.util.Locale;

/** Judges a Multivariant Playlist: T25 and what B1-9 asks of variants. */
public final class MultivariantJudge {
    private static final List<String> VIDEO =
            List.of("avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "av01", "vp09", "vp08");
    private static final List<String> NOT_A_FRAME = List.of("stpp", "wvtt");

    private MultivariantJudge() {}

    public static void judge(String place, ViewedMultivariant playlist, Findings findings) {
        findings.judged(Rule.T0, Rule.T25, Rule.B1_9, Rule.D16);
        for (Variant variant : playlist.variants()) {
            if (variant.bandwidth() == null) {
                missing(Rule.T25, place, variant, "BANDWIDTH", findings);
            }
            if (variant.uri().contains("_HLS_")) {
                findings.add(
                        Rule.D16, place, variant.line(), Words.shown(variant.uri()), "no _HLS_ parameter in a URI");
            }
            if (!variant.picture().iFrames()) {
                variant(place, variant, findings);
            }
        }
    }

    private static void variant(String place, Variant variant, Findings findings) {
        if (variant.codecs().isEmpty()) {
            missing(Rule.T25, place, variant, "CODECS", findings);
        }
        if (variant.averageBandwidth() == null) {
            missing(Rule.T25, place, variant, "AVERAGE-BANDWIDTH", findings);
        }
        boolean video = variant.codecs().stream().anyMatch(MultivariantJudge::isVideo);
        if (video && variant.picture().resolution() == null) {
            missing(Rule.B1_9, place, variant, "RESOLUTION", findings);
        }
        if (video && variant.picture().frameRate() == null) {
            missing(Rule.B1_9, place, variant, "FRAME-RATE", findings);
        }
    }

    private static void missing(Rule rule, String place, Variant variant, String what, Findings findings) {
        findings.add(
                rule,
                place,
                variant.line(),
                "no " + what + " for " + Words.shown(variant.uri()),
                what + " at each variant");
    }

    private static boolean isVideo(String codec) {
        return VIDEO.stream().anyMatch(codec::startsWith);
    }

    /**
     * T25: every format that the media has is in CODECS.
     *
     * @param inMedia RFC 6381 names out of the Media Initialization Section of one rendition of the variant
     */
    public static void codecs(String place, Variant variant, List<String> inMedia, Findings findings) {
        findings.judged(Rule.T25);
        List<String> declared = variant.codecs().stream()
                .map(codec -> codec.toLowerCase(Locale.ROOT))
                .toList();
        for (String codec : inMedia) {
            String name = codec.toLowerCase(Locale.ROOT);
            if (!declared.contains(name) && NOT_A_FRAME.stream().noneMatch(name::startsWith)) {
                findings.add(
                        Rule.T25,
                        place,
                        variant.line(),
                        "CODECS=\"" + String.join(",", variant.codecs()) + "\", and the media has " + codec,
                        codec + " among them");
            }
        }
    }

    /** T25: no segment has more bits than BANDWIDTH says; a tenth more is tolerated, as in auth. 9.3. */
    public static void peak(String place, Variant variant, long bytes, long nanos, Findings findings) {
        Long bandwidth = variant.bandwidth();
        if (bandwidth == null || nanos <= 0) {
            return;
        }
        findings.judged(Rule.T25);
        // Overflows at a gigabyte; no segment has one.
        long bitsPerSecond = bytes * 8 * 1_000_000_000 / nanos;
        if (bitsPerSecond * 10 > bandwidth * 11) {
            findings.add(
                    Rule.T25,
                    place,
                    variant.line(),
                    "BANDWIDTH=" + bandwidth + ", and a segment has " + bitsPerSecond + " bit/s",
                    "the peak of all segments");
        }
    }
}
