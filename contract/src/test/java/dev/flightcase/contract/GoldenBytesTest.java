package dev.flightcase.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.TextFormat;
import dev.flightcase.contract.sparkplug.DataType;
import dev.flightcase.contract.sparkplug.Payload;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Each {@code golden/NAME.hex} was written field by field from the specification's numbers, without this schema;
 * {@code golden/NAME.txtpb} says what it means. Neither may ever change: somebody's hub still sends or stores them.
 */
class GoldenBytesTest {
    private static final Path GOLDEN = Path.of("golden");

    static Stream<String> names() throws IOException {
        try (var files = Files.list(GOLDEN)) {
            return files
                    .map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".hex"))
                    .map(name -> name.substring(0, name.length() - ".hex".length()))
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    @Test
    void coversEveryKindOfMessageThatANodeSends() throws IOException {
        assertThat(names()).contains("nbirth", "ndata", "ndeath", "ncmd-rebirth", "every-field");
    }

    @ParameterizedTest
    @MethodSource("names")
    void goldenBytesKeepTheirMeaning(String name) throws IOException {
        var decoded = Payload.parseFrom(golden(name));

        var meaning = TextFormat.parse(Files.readString(GOLDEN.resolve(name + ".txtpb")), Payload.class);
        assertThat(decoded).isEqualTo(meaning);
        assertThat(decoded.getUnknownFields().asMap()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("names")
    void theSameMeaningIsTheSameBytesAgain(String name) throws IOException {
        var meaning = TextFormat.parse(Files.readString(GOLDEN.resolve(name + ".txtpb")), Payload.class);

        assertThat(meaning.toByteArray()).asHexString().isEqualTo(hex(golden(name)));
    }

    @Test
    void whatALaterSchemaAddsSurvivesARoundTrip() throws IOException {
        var withFieldOneHundred = HexFormat.of().parseHex(hex(golden("ndeath")) + "a20603616263");

        var again = Payload.parseFrom(withFieldOneHundred).toBuilder().build().toByteArray();

        assertThat(again).isEqualTo(withFieldOneHundred);
    }

    @Test
    void aDeathHasNoSequenceRatherThanSequenceZero() throws IOException {
        assertThat(Payload.parseFrom(golden("ndeath")).hasSeq()).isFalse();
        assertThat(Payload.parseFrom(golden("nbirth")).hasSeq()).isTrue();
    }

    @Test
    void typeNumbersAreTheSpecifications() {
        // Sparkplug 3.0 §6.4.16, data types that our metrics use and the ends of each group.
        assertThat(List.of(
                        DataType.INT32,
                        DataType.INT64,
                        DataType.DOUBLE,
                        DataType.BOOLEAN,
                        DataType.STRING,
                        DataType.PROPERTY_SET_LIST,
                        DataType.DATE_TIME_ARRAY))
                .extracting(DataType::getNumber)
                .containsExactly(3, 4, 10, 11, 12, 21, 34);
    }

    private static byte[] golden(String name) throws IOException {
        return HexFormat.of()
                .parseHex(Files.readString(GOLDEN.resolve(name + ".hex")).replaceAll("\\s", ""));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
