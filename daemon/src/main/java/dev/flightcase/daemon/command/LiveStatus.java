package dev.flightcase.daemon.command;

import dev.flightcase.media.ConformanceStatus;
import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.pipeline.EncoderStatus;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonGenerator;

/**
 * What {@code status} says of live video.
 *
 * @param streams of the configuration
 * @param encoders those that the node starts
 */
public record LiveStatus(List<StreamStatus> streams, List<EncoderStatus> encoders) {
    public LiveStatus {
        streams = List.copyOf(streams);
        encoders = List.copyOf(encoders);
    }

    Stream<String> lines() {
        return Stream.concat(
                streams.stream().map(LiveStatus::line), encoders.stream().map(LiveStatus::line));
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
