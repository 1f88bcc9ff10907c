package dev.flightcase.daemon.command;

import dev.flightcase.media.ConformanceStatus;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.pipeline.EncoderStatus;
import dev.flightcase.media.rewind.RewindStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * What {@code status} says of live video.
 *
 * @param streams of the configuration
 * @param encoders those that the node starts
 * @param rewind the show so far; empty when it is not kept
 */
public record LiveStatus(List<StreamStatus> streams, List<EncoderStatus> encoders, Optional<RewindStatus> rewind) {
    private static final long MIB = 1024 * 1024;

    public LiveStatus {
        streams = List.copyOf(streams);
        encoders = List.copyOf(encoders);
    }

    Stream<String> lines() {
        return Stream.of(
                        streams.stream().map(LiveStatus::line),
                        encoders.stream().map(LiveStatus::line),
                        rewind.stream().map(LiveStatus::line))
                .flatMap(lines -> lines);
    }

    private static String line(StreamStatus stream) {
        return "stream   " + stream.name() + " " + word(stream) + ", " + stream.viewers()
                + (stream.viewers() == 1 ? " viewer" : " viewers") + broken(stream.conformance());
    }

    private static String word(StreamStatus stream) {
        return stream.state().name().toLowerCase(Locale.ROOT);
    }

    private static String broken(ConformanceStatus found) {
        return found.violations().isEmpty()
                ? ""
                : new TreeMap<>(found.violations())
                        .entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue() + "x")
                                .collect(Collectors.joining(", ", "; broke rules of HLS: ", ""));
    }

    private static String line(EncoderStatus encoder) {
        return "encoder  " + encoder.stream() + " " + encoder.state().word() + ": " + encoder.reason()
                + (encoder.restarts() == 0 ? "" : " (" + encoder.restarts() + " restarts)");
    }

    private static String line(RewindStatus kept) {
        return "rewind   " + kept.length().toMinutes() + " minutes, " + kept.bytes() / MIB + " MiB"
                + (kept.lost() == 0 ? "" : ", " + kept.lost() + " segments lost")
                + (kept.trouble() == null ? "" : "; not written now: " + kept.trouble());
    }

    void write(JsonGenerator json) {
        if (!streams.isEmpty()) {
            json.writeArrayPropertyStart("streams");
            streams.forEach(stream -> write(json, stream));
            json.writeEndArray();
        }
        if (!encoders.isEmpty()) {
            json.writeArrayPropertyStart("encoders");
            encoders.forEach(encoder -> write(json, encoder));
            json.writeEndArray();
        }
        rewind.ifPresent(kept -> write(json, kept));
    }

    private static void write(JsonGenerator json, RewindStatus kept) {
        json.writeObjectPropertyStart("rewind");
        json.writeNumberProperty("length_s", kept.length().toSeconds());
        json.writeNumberProperty("bytes", kept.bytes());
        json.writeNumberProperty("lost", kept.lost());
        if (kept.trouble() == null) {
            json.writeNullProperty("trouble");
        } else {
            json.writeStringProperty("trouble", kept.trouble());
        }
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, StreamStatus stream) {
        json.writeStartObject();
        json.writeStringProperty("stream", stream.name());
        json.writeStringProperty("state", word(stream));
        json.writeNumberProperty("viewers", stream.viewers());
        json.writeObjectPropertyStart("violations");
        for (Map.Entry<String, Long> rule : new TreeMap<>(stream.conformance().violations()).entrySet()) {
            json.writeNumberProperty(rule.getKey(), rule.getValue());
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void write(JsonGenerator json, EncoderStatus encoder) {
        json.writeStartObject();
        json.writeStringProperty("stream", encoder.stream());
        json.writeStringProperty("source", encoder.source());
        json.writeStringProperty("state", encoder.state().word());
        json.writeStringProperty("reason", encoder.reason());
        json.writeNumberProperty("restarts", encoder.restarts());
        json.writeEndObject();
    }
}
