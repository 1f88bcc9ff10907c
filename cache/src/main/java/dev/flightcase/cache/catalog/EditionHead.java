package dev.flightcase.cache.catalog;

import dev.flightcase.cache.Bytes;
import dev.flightcase.catalogfolder.EventDetails;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an edition keeps in memory beside its terms.
 *
 * @param pictures SHA-256 of those that stand for the event
 * @param edges the moments at which a sale window of the folder opens or closes, each once, in order
 * @param words of the {@link TermsCodec} that wrote its terms
 */
record EditionHead(
        EventDetails event,
        Offering offering,
        List<String> pictures,
        List<Instant> edges,
        List<String> words,
        Seal seal) {
    EditionHead {
        pictures = List.copyOf(pictures);
        edges = List.copyOf(edges);
        words = List.copyOf(words);
    }

    byte[] encode() {
        return Wire.write(out -> {
            event(out, event);
            offering.encode(out);
            Wire.texts(out, pictures);
            out.writeInt(edges.size());
            for (var edge : edges) {
                Wire.time(out, edge);
            }
            Wire.texts(out, words);
            out.writeInt(seal.products());
            out.writeInt(seal.sums().size());
            for (var sum : seal.sums()) {
                Wire.bytes(out, sum.toArray());
            }
        });
    }

    static EditionHead decode(byte[] bytes) {
        return Wire.read(
                bytes,
                in -> new EditionHead(
                        event(in),
                        Offering.decode(in),
                        Wire.texts(in),
                        edges(in),
                        Wire.texts(in),
                        new Seal(in.readInt(), sums(in))));
    }

    private static void event(DataOutputStream out, EventDetails event) throws IOException {
        Wire.texts(
                out,
                List.of(
                        event.key(),
                        event.name(),
                        event.seller(),
                        event.organizer(),
                        text(event.start()),
                        text(event.end()),
                        event.locationName(),
                        event.locationAddress(),
                        event.language()));
    }

    private static EventDetails event(DataInputStream in) throws IOException {
        var texts = Wire.texts(in).iterator();
        return new EventDetails(
                texts.next(),
                texts.next(),
                texts.next(),
                texts.next(),
                time(texts.next()),
                time(texts.next()),
                texts.next(),
                texts.next(),
                texts.next());
    }

    private static String text(@Nullable OffsetDateTime time) {
        return time == null ? "" : time.toString();
    }

    private static @Nullable OffsetDateTime time(String text) {
        return text.isEmpty() ? null : OffsetDateTime.parse(text);
    }

    private static List<Instant> edges(DataInputStream in) throws IOException {
        var edges = new ArrayList<Instant>();
        for (var left = in.readInt(); left > 0; left--) {
            edges.add(Instant.ofEpochMilli(in.readLong()));
        }
        return edges;
    }

    private static List<Bytes> sums(DataInputStream in) throws IOException {
        var sums = new ArrayList<Bytes>();
        for (var left = in.readInt(); left > 0; left--) {
            sums.add(Bytes.owning(Wire.bytes(in)));
        }
        return sums;
    }
}
