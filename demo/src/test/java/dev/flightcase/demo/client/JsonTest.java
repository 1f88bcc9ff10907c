package dev.flightcase.demo.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {
    @Test
    void readsValuesOfEveryKind() {
        var json = Json.parse("{\"a\": [1, 2.5, \"x\", true, null], \"b\": {\"c\": 9007199254740993}}");

        assertThat(json.at("a").items().stream().map(Json::value)).containsExactly(1L, 2.5, "x", true, null);
        assertThat(json.at("b").at("c").number(0)).isEqualTo(9007199254740993L);
        assertThat(json.members()).containsOnlyKeys("a", "b");
    }

    @Test
    void whatIsNotThereIsAbsent() {
        var json = Json.parse("{\"a\": 1}");

        assertThat(json.at("b").at("c").isAbsent()).isTrue();
        assertThat(json.at("a").text()).isEmpty();
        assertThat(json.at("a").items()).isEmpty();
        assertThat(json.at("b").number(7)).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "<html>", "{\"a\": }", "[1,"})
    void textThatIsNoJsonIsAbsent(String text) {
        assertThat(Json.parse(text).isAbsent()).isTrue();
    }

    @Test
    void deepNestingIsAbsentAndNoStackOverflow() {
        assertThat(Json.parse("[".repeat(100_000)).isAbsent()).isTrue();
    }

    @Test
    void readsWhatItWrites() {
        var value = Map.of("lines", List.of(Map.of("sku", "A\"B", "quantity", 2L)), "training", false);

        assertThat(Json.parse(Json.write(value)).value()).isEqualTo(value);
    }
}
