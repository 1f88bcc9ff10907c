package dev.flightcase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.Descriptor;
import com.google.protobuf.Descriptors.EnumDescriptor;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Descriptors.FileDescriptor;
import dev.flightcase.contract.commerce.OrderBatch;
import dev.flightcase.contract.sparkplug.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every field and value that was ever released stands in {@code released/NAME.fields}, one a line, and stays what it was: nodes and hubs of
 * different age talk to each other. A line is only ever added there.
 */
class ReleasedFieldsTest {
    private static FileDescriptor schema(String name) {
        return switch (name) {
            case "commerce" -> OrderBatch.getDescriptor().getFile();
            case "sparkplug_b" -> Payload.getDescriptor().getFile();
            default -> throw new IllegalArgumentException(name);
        };
    }

    @ParameterizedTest
    @ValueSource(strings = {"commerce", "sparkplug_b"})
    void nothingThatWasReleasedIsChangedOrGone(String name) throws IOException {
        assertThat(lines(schema(name)))
                .as("a released field keeps its number, its name and its type")
                .containsAll(released(name));
    }

    @ParameterizedTest
    @ValueSource(strings = {"commerce", "sparkplug_b"})
    void whatIsNewIsAddedToTheList(String name) throws IOException {
        Set<String> added = lines(schema(name));
        added.removeAll(released(name));

        assertThat(added).as("lines to add to released/%s.fields", name).isEmpty();
    }

    private static Set<String> released(String name) throws IOException {
        return new TreeSet<>(Files.readAllLines(Path.of("released", name + ".fields")));
    }

    private static Set<String> lines(FileDescriptor file) {
        Set<String> lines = new TreeSet<>();
        file.getMessageTypes().forEach(message -> add(lines, message));
        file.getEnumTypes().forEach(type -> add(lines, type));
        return lines;
    }

    private static void add(Set<String> lines, Descriptor message) {
        for (FieldDescriptor field : message.getFields()) {
            lines.add("%s %d %s: %s".formatted(message.getFullName(), field.getNumber(), field.getName(), type(field)));
        }
        message.getNestedTypes().forEach(nested -> add(lines, nested));
        message.getEnumTypes().forEach(type -> add(lines, type));
    }

    private static void add(Set<String> lines, EnumDescriptor type) {
        type.getValues()
                .forEach(value ->
                        lines.add("%s %d %s".formatted(type.getFullName(), value.getNumber(), value.getName())));
    }

    private static String type(FieldDescriptor field) {
        String name =
                switch (field.getType()) {
                    case MESSAGE, GROUP -> field.getMessageType().getFullName();
                    case ENUM -> field.getEnumType().getFullName();
                    default -> field.getType().name().toLowerCase(Locale.ROOT);
                };
        var oneof = field.getRealContainingOneof();
        return (field.isRepeated() ? "repeated " : "") + name + (oneof == null ? "" : " in " + oneof.getName());
    }
}
