package dev.flightcase.daemon;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeAddressTest {
    @ParameterizedTest
    @CsvSource({"127.0.0.1, http://127.0.0.1:81/", "10.1.2.3, http://10.1.2.3:81/", "::1, http://[::1]:81/"})
    void anAddressThatItListensOnIsTheOne(String bind, String root) {
        assertThat(NodeAddress.root(bind, List.of("stall.example"), 81)).hasToString(root);
    }

    @Test
    void onEveryNetworkTheFirstNameOfTheConfigurationIs() {
        assertThat(NodeAddress.root("0.0.0.0", List.of("stall.example", "b"), 80))
                .hasToString("http://stall.example:80/");
    }

    @Test
    void withoutANameItIsAnAddressOfThisMachine() {
        assertThat(NodeAddress.root("0.0.0.0", List.of(), 8080).toString())
                .matches("http://\\d+\\.\\d+\\.\\d+\\.\\d+:8080/");
    }
}
