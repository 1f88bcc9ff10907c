package dev.flightcase.daemon.api;

import dev.flightcase.media.StreamStatus;
import dev.flightcase.media.level.Asker;
import dev.flightcase.media.level.LevelStatus;
import dev.flightcase.media.packager.ListedRendition;
import dev.flightcase.media.pipeline.EncoderStatus;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/** A stream as the operator sees it. No key, no passphrase, no address of a camera is in it. */
final class StreamJson {
    private StreamJson() {}

    /**
     * What is known of one stream.
     *
     * @param source its kind, as in the configuration
     * @param copyOf the stream that this is a copy of, for televisions; null for any other
     * @param level null for such a copy, which goes along
     * @param encoder null where the node starts none
     */
    record View(
            StreamStatus status,
            String source,
            @Nullable String copyOf,
            @Nullable LevelStatus level,
            @Nullable EncoderStatus encoder,
            List<ListedRendition> renditions) {
        View {
            renditions = List.copyOf(renditions);
        }
    }

    static void write(JsonGenerator json, View view) {
        var status = view.status();
        json.writeStartObject();
        json.writeStringProperty("name", status.name());
        json.writeStringProperty("state", status.state().name().toLowerCase(Locale.ROOT));
        json.writeStringProperty("source", view.source());
        if (view.copyOf() != null) {
            json.writeStringProperty("copy_of", view.copyOf());
        }
        if (view.level() != null) {
            level(json, view.level());
        }
        if (view.encoder() != null) {
            encoder(json, view.encoder(), view.level() == null || view.level().encoderWanted());
        }
        json.writeArrayPropertyStart("renditions");
        view.renditions().forEach(rendition -> rendition(json, status.name(), rendition));
        json.writeEndArray();
        json.writeNumberProperty("viewers", status.viewers());
        json.writeNumberProperty("waiting", status.delivery().waiting());
        if (status.lastSegmentAge() != null) {
            json.writeNumberProperty("last_part_age_ms", status.lastSegmentAge().toMillis());
        }
        json.writeEndObject();
    }

    private static void level(JsonGenerator json, LevelStatus level) {
        json.writeObjectPropertyStart("level");
        json.writeStringProperty("shown", level.shown().word());
        json.writeStringProperty("asked", level.asked().word());
        if (level.upIn().isPositive()) {
            json.writeNumberProperty("up_in_ms", level.upIn().toMillis());
        }
        json.writeArrayPropertyStart("wishes");
        for (var asker : Asker.values()) {
            var wish = level.wishes().get(asker);
            if (wish != null) {
                json.writeStartObject();
                json.writeStringProperty("asker", asker.word());
                json.writeStringProperty("level", wish.level().word());
                json.writeStringProperty("reason", wish.reason());
                json.writeEndObject();
            }
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void encoder(JsonGenerator json, EncoderStatus encoder, boolean wanted) {
        json.writeObjectPropertyStart("encoder");
        json.writeBooleanProperty("wanted", wanted);
        json.writeStringProperty("state", encoder.state().word());
        json.writeStringProperty("says", encoder.reason());
        json.writeNumberProperty("restarts", encoder.restarts());
        json.writeEndObject();
    }

    private static void rendition(JsonGenerator json, String stream, ListedRendition rendition) {
        var variant = rendition.variant();
        var picture = variant.picture();
        json.writeStartObject();
        json.writeStringProperty("name", rendition.name());
        json.writeStringProperty("uri", "/live/" + stream + "/" + variant.uri());
        json.writeBooleanProperty("listed", rendition.listed());
        if (picture != null) {
            json.writeNumberProperty("width", picture.width());
            json.writeNumberProperty("height", picture.height());
            json.writeNumberProperty("frames_per_second", picture.framesPerSecond());
        }
        json.writeArrayPropertyStart("codecs");
        variant.codecs().forEach(json::writeString);
        json.writeEndArray();
        json.writeNumberProperty("bandwidth", variant.peakBitsPerSecond());
        json.writeNumberProperty("average_bandwidth", variant.averageBitsPerSecond());
        json.writeEndObject();
    }
}
