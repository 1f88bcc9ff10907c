package dev.flightcase.daemon.command;

import dev.flightcase.hal.BoardLook;
import dev.flightcase.hal.BoardPart;
import dev.flightcase.hal.Quality;
import dev.flightcase.hal.Reading;
import dev.flightcase.hal.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/**
 * How the power board fares, part by part, and what is made of it.
 *
 * @param readings all that the node senses; what is about the power is shown
 */
public record HardwareReport(BoardLook board, Snapshot readings) {
    private static final String POWER = "power.";

    CommandResult result() {
        boolean well = board.parts().stream().allMatch(BoardPart::well);
        return new CommandResult(well ? ExitCode.OK : ExitCode.FAILED, lines(), JsonLine.object(this::write));
    }

    private List<String> lines() {
        var lines = new ArrayList<String>();
        lines.add("board    " + board.board() + ": " + board.title());
        board.unconfirmed().forEach(note -> lines.add("         not compared with a board yet: " + note));
        board.parts().forEach(part -> lines.addAll(lines(part)));
        var word = "reads    ";
        for (var signal : power()) {
            lines.add(word + signal.substring(POWER.length()) + " " + says(signal));
            word = "         ";
        }
        return lines;
    }

    private static List<String> lines(BoardPart part) {
        var lines = new ArrayList<String>();
        lines.add((part.well() ? "ok       " : "LOOK     ") + part.name() + " " + part.says());
        part.values().forEach(value -> lines.add("           " + value));
        if (!part.advice().isEmpty()) {
            lines.add("         " + part.advice());
        }
        return lines;
    }

    private List<String> power() {
        return readings.expected().stream()
                .filter(signal -> signal.startsWith(POWER))
                .toList();
    }

    private String says(String signal) {
        var reading = readings.reading(signal);
        if (reading.isPresent()) {
            return value(reading.get());
        }
        var undefined = readings.undefined().get(signal);
        if (undefined != null) {
            return "has no value: " + undefined;
        }
        return "is unknown"
                + readings.evidence(signal)
                        .map(refused -> "; " + refused.latest().quantity() + " was refused: " + refused.objection())
                        .orElse("");
    }

    private String value(Reading reading) {
        var quantity = reading.quantity();
        var age = readings.age(reading);
        return String.format(
                                Locale.ROOT,
                                "%.2f %s",
                                quantity.value(),
                                quantity.unit().symbol().replace("1", ""))
                        .strip()
                + (reading.quality() == Quality.GOOD ? "" : ", OLD") + ", " + age.toSeconds() + " s ago, from "
                + reading.source();
    }

    private void write(JsonGenerator json) {
        json.writeStringProperty("board", board.board());
        json.writeStringProperty("title", board.title());
        texts(json, "unconfirmed", board.unconfirmed());
        json.writeArrayPropertyStart("parts");
        for (var part : board.parts()) {
            json.writeStartObject();
            json.writeStringProperty("name", part.name());
            json.writeBooleanProperty("ok", part.well());
            json.writeStringProperty("says", part.says());
            texts(json, "values", part.values());
            json.writeStringProperty("advice", part.advice());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeArrayPropertyStart("readings");
        power().forEach(signal -> write(json, signal));
        json.writeEndArray();
    }

    private void write(JsonGenerator json, String signal) {
        json.writeStartObject();
        json.writeStringProperty("signal", signal);
        readings.reading(signal).ifPresent(reading -> {
            json.writeNumberProperty("value", reading.quantity().value());
            json.writeStringProperty("unit", reading.quantity().unit().symbol());
            json.writeStringProperty("quality", reading.quality().name().toLowerCase(Locale.ROOT));
            json.writeNumberProperty("age_s", readings.age(reading).toSeconds());
            json.writeStringProperty("source", reading.source());
        });
        json.writeEndObject();
    }

    private static void texts(JsonGenerator json, String name, List<String> texts) {
        json.writeArrayPropertyStart(name);
        texts.forEach(json::writeString);
        json.writeEndArray();
    }
}
