package dev.flightcase.hub.allotments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.google.protobuf.ByteString;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MovementReaderTest {
    private static final UUID EVENT = UUID.fromString("0192aaaa-0000-7000-8000-000000000001");

    private static Optional<Movement> read(int kind, String members) {
        return MovementReader.read(
                kind, ByteString.copyFromUtf8("{\"event\":\"" + EVENT + "\",\"number\":1," + members + "}"));
    }

    @Test
    void ofABundleItsPartsAreSold() {
        assertThat(read(1, """
                "training":false,"lines":[
                    {"sku":"TEE","quantity":2,"unit":{"amount":2000,"currency":"EUR"}},
                    {"sku":"SET","quantity":3,"parts":[{"sku":"TEE","quantity":1},{"sku":"PIN","quantity":2}]}]""")).contains(new Movement.Sold(EVENT, Map.of("TEE", 5L, "PIN", 6L)));
    }

    @Test
    void practiceIsNoStock() {
        assertThat(read(1, "\"training\":true,\"lines\":[{\"sku\":\"TEE\",\"quantity\":2}]"))
                .contains(new Movement.None());
        assertThat(read(3, "\"training\":true,\"order\":\"" + EVENT + "\"")).contains(new Movement.None());
        assertThat(read(6, "\"life\":\"open\"")).contains(new Movement.None());
    }

    @Test
    void whatAStallDoesByHandAndWhatTheHubGrants() {
        assertThat(read(3, "\"training\":false,\"order\":\"" + EVENT + "\"")).contains(new Movement.TakenBack(EVENT));
        assertThat(read(4, "\"sku\":\"TEE\",\"granted_change\":-2,\"withdrawn_change\":1"))
                .contains(new Movement.Adjusted(EVENT, "TEE", -2, 1));
        assertThat(
                        read(
                                5,
                                "\"allotments\":7,\"grants\":[{\"sku\":\"TEE\",\"brought\":9},{\"brought\":1,\"sku\":\"PIN\"}]"))
                .contains(new Movement.Granted(EVENT, 7, List.of("TEE", "PIN")));
        assertThat(read(5, "\"catalog\":7,\"grants\":[{\"sku\":\"TEE\",\"brought\":9}]"))
                .contains(new Movement.None());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"lines\":[{\"quantity\":2}]",
                "\"lines\":[{\"sku\":\"TEE\",\"quantity\":-2}]",
                "\"lines\":[{\"sku\":\"TEE\",\"quantity\":5000000000}]",
                "\"lines\":[{\"sku\":\"TEE\",\"quantity\":99999999999999999999}]",
                "\"lines\":[{\"sku\":\"SET\",\"quantity\":900000000,\"parts\":[{\"sku\":\"T\",\"quantity\":900000000}]}]",
                "\"lines\":[{\"sku\":\"T\\u0000\",\"quantity\":1}]",
                "\"lines\":{\"sku\":\"TEE\"}",
                "\"lines\":[7]",
                "\"event\":7",
                "\"lines\":[{"
            })
    void whatNoNodeWritesIsNotCounted(String members) {
        assertThat(read(1, members)).isEmpty();
    }

    @Test
    void changesAreReadAsPeopleTypeThem() {
        assertThat(Change.parse(" TEE-M=+5 ")).isEqualTo(new Change("TEE-M", Change.How.MORE, 5));
        assertThat(Change.parse("TEE=40").of(7)).isEqualTo(40);
        assertThat(Change.parse("TEE=-40").of(7)).isEqualTo(-33);
    }

    @ParameterizedTest
    @ValueSource(strings = {"TEE", "=5", "TEE=", "TEE=1.5", "TEE=5000000000", "T E=5", "\"T\"=5", "T=5=6"})
    void whatIsNoChangeIsRefusedWithTheRule(String text) {
        assertThatThrownBy(() -> Change.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be");
    }
}
