package dev.flightcase.media.ingest;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Which track an uploaded object belongs to, by its path below the publishing point: DASH-IF Live Media Ingest has one path for a long body,
 * {@code video.cmfv}, or one for the header and one for each segment, made of a template such as {@code init-$name$.m4s} and
 * {@code chunk-$name$-$Number$.m4s}.
 *
 * @param folder with its slash, or empty
 * @param stem what names the track in the folder; may be empty
 */
public record TrackPath(String folder, String stem) {
    private static final Pattern KIND = Pattern.compile("^(init|header|chunk|segment|seg|part|media)(?![a-z])[-_.]?");
    private static final Pattern COUNTER = Pattern.compile("[-_.]?\\d+$");
    private static final int NAME_CHARS_MAX = 32;

    /** Of a long body, or of a header alone. */
    public static TrackPath ofHeader(String path) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        int dot = file.lastIndexOf('.');
        String stem = (dot < 0 ? file : file.substring(0, dot)).toLowerCase(Locale.ROOT);
        return new TrackPath(
                path.substring(0, path.lastIndexOf('/') + 1), KIND.matcher(stem).replaceFirst(""));
    }

    /** Of a segment, behind whose track a number counts. */
    public static TrackPath ofSegment(String path) {
        TrackPath whole = ofHeader(path);
        return new TrackPath(whole.folder, COUNTER.matcher(whole.stem).replaceFirst(""));
    }

    /** As viewers see it in URLs: lower-case letters, digits and hyphens. Not unique: see the caller. */
    public String name() {
        String name = (folder + stem)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^a-z0-9]+", "-")
                .replaceAll("^-+|-+$", "");
        String bounded =
                name.substring(Math.max(0, name.length() - NAME_CHARS_MAX)).replaceAll("^-+", "");
        // the name of the playlist of MPEG-TS is taken
        return bounded.isEmpty() || bounded.equals("ts") || bounded.equals("index") ? "media" : bounded;
    }
}
