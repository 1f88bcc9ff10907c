package dev.flightcase.media.conformance.m3u8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes the lines of a Multivariant Playlist (§4.4.6). */
final class MultivariantLines implements PlaylistReader.Lines {
    private static final int ENTRIES_MAX = 1_000;

    private final List<ViewedMultivariant.Variant> variants = new ArrayList<>();
    private final List<ViewedMultivariant.Rendition> renditions = new ArrayList<>();
    private @Nullable AttributeList pending;
    private long version = 1;

    @Override
    public void tag(int line, String name, String value) {
        if (MediaLines.ONLY_HERE.contains(name)) {
            throw PlaylistReader.mixed(name);
        }
        if (variants.size() + renditions.size() >= ENTRIES_MAX) {
            throw new MalformedLine("more than " + ENTRIES_MAX + " variants and renditions");
        }
        switch (name) {
            case "EXT-X-VERSION" -> version = Numbers.integer(name, value);
            case "EXT-X-STREAM-INF" -> pending = AttributeList.parse(name, value);
            case "EXT-X-I-FRAME-STREAM-INF" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                variants.add(variant(line, attributes.needQuoted("URI"), attributes, true));
            }
            case "EXT-X-MEDIA" -> {
                AttributeList attributes = AttributeList.parse(name, value);
                renditions.add(new ViewedMultivariant.Rendition(
                        line,
                        attributes.needBare("TYPE"),
                        attributes.needQuoted("GROUP-ID"),
                        attributes.needQuoted("NAME"),
                        attributes.quoted("URI")));
            }
            default -> {
                // §6.3.1: a client ignores what it does not know
            }
        }
    }

    @Override
    public void uri(int line, String uri) {
        if (pending == null) {
            throw new MalformedLine("a URI must follow EXT-X-STREAM-INF");
        }
        variants.add(variant(line, uri, pending, false));
        pending = null;
    }

    private static ViewedMultivariant.Variant variant(int line, String uri, AttributeList attributes, boolean iFrames) {
        return new ViewedMultivariant.Variant(
                line,
                uri,
                attributes.integer("BANDWIDTH"),
                attributes.integer("AVERAGE-BANDWIDTH"),
                codecs(attributes.quoted("CODECS")),
                new ViewedMultivariant.Picture(
                        attributes.resolution("RESOLUTION"), attributes.decimal("FRAME-RATE"), iFrames),
                new ViewedMultivariant.Groups(
                        attributes.quoted("AUDIO"), attributes.quoted("VIDEO"), attributes.quoted("SUBTITLES")));
    }

    private static List<String> codecs(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.split(",", -1))
                        .map(String::strip)
                        .filter(codec -> !codec.isEmpty())
                        .toList();
    }

    @Override
    public PlaylistReader.Result end(int line) {
        if (pending != null) {
            throw new MalformedLine("the URI of the last EXT-X-STREAM-INF is missing");
        }
        return new PlaylistReader.Result.Multivariant(new ViewedMultivariant(version, variants, renditions));
    }
}
