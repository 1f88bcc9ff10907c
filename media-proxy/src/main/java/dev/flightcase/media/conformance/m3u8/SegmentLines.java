package dev.flightcase.media.conformance.m3u8;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects segments and parts in the order of the text (§4.4.4). Their numbers come at the end, when the header is known. */
final class SegmentLines {
    private static final int SEGMENTS_MAX = 20_000;

    private record Draft(
            Parent.Marks marks,
            List<Part> parts,
            int line,
            String uri,
            BigDecimal duration,
            @Nullable ByteRange range) {}

    private final List<Draft> drafts = new ArrayList<>();
    private int firstLine;

    private final List<Part> parts = new ArrayList<>();
    private final List<TagAt> late = new ArrayList<>();
    private Parent.@Nullable MapUri map;
    private @Nullable BigDecimal duration;
    private @Nullable Instant programDateTime;
    private @Nullable String byteRange;
    private boolean discontinuity;
    private boolean gap;
    private boolean ownMap;
    private boolean touched;

    void tag(int line, String name, String value) {
        switch (name) {
            case "EXTINF" -> {
                int comma = value.indexOf(',');
                duration =
                        MediaLines.positive(name, Numbers.decimal(name, comma < 0 ? value : value.substring(0, comma)));
                first(line);
            }
            case "EXT-X-PART" -> {
                first(line);
                parts.add(part(line, AttributeList.parse(name, value)));
            }
            case "EXT-X-BYTERANGE" -> byteRange = value;
            case "EXT-X-GAP" -> gap = true;
            case "EXT-X-DISCONTINUITY" -> {
                discontinuity = true;
                ofParent(line, name);
            }
            case "EXT-X-PROGRAM-DATE-TIME" -> {
                programDateTime = Numbers.date(name, value);
                ofParent(line, name);
            }
            case "EXT-X-MAP" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                map = new Parent.MapUri(attributes.needQuoted("URI"), attributes.quoted("BYTERANGE"));
                ownMap = true;
                ofParent(line, name);
            }
            case "EXT-X-KEY" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                attributes.needBare("METHOD");
                attributes.checkHex("IV");
                ofParent(line, name);
            }
            default -> {
                // §6.3.1: a client ignores what it does not know
            }
        }
    }

    private void first(int line) {
        firstLine = firstLine == 0 ? line : firstLine;
        touched = true;
    }

    /** §4.4.4.9: what applies to a parent comes before its first part. */
    private void ofParent(int line, String name) {
        touched = true;
        if (!parts.isEmpty()) {
            late.add(new TagAt(name, line));
        }
    }

    private Part part(int line, AttributeList attributes) {
        String uri = attributes.needQuoted("URI");
        String range = attributes.quoted("BYTERANGE");
        Part before = parts.isEmpty() ? null : parts.getLast();
        long follows = before != null && before.uri().equals(uri) ? ByteRange.after(before.range()) : -1;
        return new Part(
                line,
                uri,
                MediaLines.positive("EXT-X-PART DURATION", attributes.needDecimal("DURATION")),
                attributes.yes("INDEPENDENT"),
                attributes.yes("GAP"),
                range == null ? null : ByteRange.parse("EXT-X-PART BYTERANGE", range, follows));
    }

    void uri(int line, String uri) {
        if (duration == null) {
            throw new MalformedLine("a segment must have an EXTINF");
        }
        if (drafts.size() == SEGMENTS_MAX) {
            throw new MalformedLine("more than " + SEGMENTS_MAX + " segments");
        }
        Draft before = drafts.isEmpty() ? null : drafts.getLast();
        long follows = before != null && before.uri().equals(uri) ? ByteRange.after(before.range()) : -1;
        drafts.add(new Draft(
                marks(),
                List.copyOf(parts),
                line,
                uri,
                duration,
                byteRange == null ? null : ByteRange.parse("EXT-X-BYTERANGE", byteRange, follows)));
        parts.clear();
        late.clear();
        duration = null;
        programDateTime = null;
        byteRange = null;
        discontinuity = false;
        gap = false;
        ownMap = false;
        touched = false;
    }

    private Parent.Marks marks() {
        return new Parent.Marks(discontinuity, gap, map, ownMap, programDateTime, late);
    }

    /** @param first Media Sequence Number of the first that is listed */
    List<Segment> whole(long first) {
        List<Segment> segments = new ArrayList<>(drafts.size());
        for (Draft draft : drafts) {
            Parent parent = new Parent(first + segments.size(), draft.marks(), draft.parts());
            segments.add(new Segment(parent, draft.line(), draft.uri(), draft.duration(), draft.range()));
        }
        return segments;
    }

    @Nullable
    Parent open(long first) {
        if (duration != null) {
            throw new MalformedLine("the URI of the last EXTINF is missing");
        }
        return touched || gap ? new Parent(first + drafts.size(), marks(), parts) : null;
    }

    int firstLine() {
        return firstLine;
    }
}
