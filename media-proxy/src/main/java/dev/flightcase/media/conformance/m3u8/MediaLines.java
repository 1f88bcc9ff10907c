package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a Media Playlist: the header here, segments and parts in {@link SegmentLines}. */
final class MediaLines implements PlaylistReader.Lines {
    /** Tags that no Multivariant Playlist has. */
    static final Set<String> ONLY_HERE = Set.of(
            "EXTINF",
            "EXT-X-TARGETDURATION",
            "EXT-X-MEDIA-SEQUENCE",
            "EXT-X-DISCONTINUITY-SEQUENCE",
            "EXT-X-DISCONTINUITY",
            "EXT-X-ENDLIST",
            "EXT-X-PLAYLIST-TYPE",
            "EXT-X-I-FRAMES-ONLY",
            "EXT-X-SERVER-CONTROL",
            "EXT-X-PART-INF",
            "EXT-X-PART",
            "EXT-X-PRELOAD-HINT",
            "EXT-X-RENDITION-REPORT",
            "EXT-X-SKIP",
            "EXT-X-GAP",
            "EXT-X-MAP",
            "EXT-X-BYTERANGE",
            "EXT-X-PROGRAM-DATE-TIME");

    /** Tags that may be there once (§4.4.2, §4.4.3, §4.4.5.2). */
    private static final Set<String> ONCE = Set.of(
            "EXT-X-VERSION",
            "EXT-X-TARGETDURATION",
            "EXT-X-MEDIA-SEQUENCE",
            "EXT-X-DISCONTINUITY-SEQUENCE",
            "EXT-X-SERVER-CONTROL",
            "EXT-X-PART-INF",
            "EXT-X-SKIP",
            "EXT-X-PLAYLIST-TYPE",
            "EXT-X-I-FRAMES-ONLY",
            "EXT-X-INDEPENDENT-SEGMENTS",
            "EXT-X-ENDLIST");

    private static final int EDGE_TAGS_MAX = 1_000;

    private final SegmentLines segments = new SegmentLines();
    private final List<TagAt> once = new ArrayList<>();
    private final List<Edge.Hint> hints = new ArrayList<>();
    private final List<Edge.Report> reports = new ArrayList<>();
    private final List<DateRange> dateRanges = new ArrayList<>();
    private Edge.@Nullable Skip skip;
    private @Nullable Long version;
    private @Nullable Long targetDuration;
    private @Nullable Long mediaSequence;
    private @Nullable Long discontinuitySequence;
    private @Nullable ServerControl serverControl;
    private Header.@Nullable PartInf partInf;
    private @Nullable String playlistType;
    private boolean iFramesOnly;
    private boolean independentSegments;
    private boolean ended;

    @Override
    public void tag(int line, String name, String value) {
        if (PlaylistReader.isMultivariantTag(name)) {
            throw PlaylistReader.mixed(name);
        }
        if (ONCE.contains(name)) {
            if (once.size() == EDGE_TAGS_MAX) {
                throw new MalformedLine("too many tags that may be there only once");
            }
            boolean repeated = once.stream().anyMatch(seen -> seen.name().equals(name));
            once.add(new TagAt(name, line));
            if (!repeated) {
                header(line, name, value);
            }
        } else if (!edge(line, name, value)) {
            segments.tag(line, name, value);
        }
    }

    private void header(int line, String name, String value) {
        switch (name) {
            case "EXT-X-VERSION" -> version = Numbers.integer(name, value);
            case "EXT-X-TARGETDURATION" -> targetDuration = Numbers.integer(name, value);
            case "EXT-X-MEDIA-SEQUENCE" -> mediaSequence = Numbers.integer(name, value);
            case "EXT-X-DISCONTINUITY-SEQUENCE" -> discontinuitySequence = Numbers.integer(name, value);
            case "EXT-X-SERVER-CONTROL" -> serverControl = ServerControl.parse(line, value);
            case "EXT-X-PART-INF" ->
                partInf = new Header.PartInf(
                        line, AttributeList.parse(name, value).decimal("PART-TARGET"));
            case "EXT-X-SKIP" -> skip = skip(line, AttributeList.parse(name, value));
            case "EXT-X-PLAYLIST-TYPE" -> playlistType = value;
            case "EXT-X-I-FRAMES-ONLY" -> iFramesOnly = true;
            case "EXT-X-INDEPENDENT-SEGMENTS" -> independentSegments = true;
            case "EXT-X-ENDLIST" -> ended = true;
            default -> throw new IllegalStateException(name);
        }
    }

    private static Edge.Skip skip(int line, AttributeList attributes) {
        Long skipped = attributes.integer("SKIPPED-SEGMENTS");
        if (skipped == null) {
            throw new MalformedLine("EXT-X-SKIP must have SKIPPED-SEGMENTS");
        }
        return new Edge.Skip(line, skipped, attributes.quoted("RECENTLY-REMOVED-DATERANGES") != null);
    }

    private boolean edge(int line, String name, String value) {
        if (hints.size() + reports.size() + dateRanges.size() >= EDGE_TAGS_MAX) {
            throw new MalformedLine("more than " + EDGE_TAGS_MAX + " hints, reports and date ranges");
        }
        switch (name) {
            case "EXT-X-PRELOAD-HINT" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                hints.add(new Edge.Hint(
                        line,
                        attributes.needBare("TYPE"),
                        attributes.needQuoted("URI"),
                        attributes.integer("BYTERANGE-START"),
                        attributes.integer("BYTERANGE-LENGTH")));
            }
            case "EXT-X-RENDITION-REPORT" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                reports.add(new Edge.Report(
                        line,
                        attributes.needQuoted("URI"),
                        attributes.integer("LAST-MSN"),
                        attributes.integer("LAST-PART")));
            }
            case "EXT-X-DATERANGE" -> dateRanges.add(DateRange.parse(line, value));
            default -> {
                return false;
            }
        }
        return true;
    }

    @Override
    public void uri(int line, String uri) {
        segments.uri(line, uri);
    }

    @Override
    public PlaylistReader.Result end(int line) {
        long first = mediaSequence == null ? 0 : mediaSequence;
        long listed = first + (skip == null ? 0 : skip.segments());
        Header header = new Header(
                version == null ? 1 : version,
                targetDuration,
                first,
                discontinuitySequence,
                serverControl,
                partInf,
                new Header.Flags(playlistType, iFramesOnly, independentSegments, ended));
        return new PlaylistReader.Result.Media(new ViewedMedia(
                header,
                segments.whole(listed),
                segments.open(listed),
                new Edge(hints, reports, skip),
                dateRanges,
                once,
                segments.firstLine()));
    }

    static BigDecimal positive(String what, BigDecimal seconds) {
        // A day: nobody makes such a segment, and sums of what is below stay small.
        if (seconds.compareTo(BigDecimal.valueOf(86_400)) > 0) {
            throw new MalformedLine(what + " must be at most a day");
        }
        return seconds;
    }
}
