package dev.flightcase.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.http.Query;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesTest {
    @ParameterizedTest(name = "D6, D9: {0} is malformed")
    @ValueSource(
            strings = {
                "_HLS_part=1",
                "_HLS_msn=",
                "_HLS_msn=x",
                "_HLS_msn=-1",
                "_HLS_msn=1.5",
                "_HLS_msn=%2B1",
                "_HLS_msn=9223372036854775808",
                "_HLS_msn=1&_HLS_msn=1",
                "_HLS_msn=1&_HLS_part=",
                "_HLS_msn=1&_HLS_part=1e3",
                "_HLS_msn=1&_HLS_part=0&_HLS_part=1",
                "_HLS_skip=YES&_HLS_skip=YES"
            })
    void malformed(String query) {
        assertThat(Directives.parse(Query.parse(query))).isEmpty();
    }

    @ParameterizedTest(name = "D12, D14, D16: {0}")
    @CsvSource({
        "'', -1, -1, false",
        "_HLS_msn=7, 7, -1, false",
        "_HLS_part=2&_HLS_msn=7, 7, 2, false",
        "_HLS_skip=YES&_HLS_part=2&_HLS_msn=7, 7, 2, true",
        "_HLS_skip=v2, -1, -1, true",
        "_HLS_skip=yes, -1, -1, false",
        "_HLS_push=1&CMCD=x&_HLS_msn=0, 0, -1, false",
    })
    void understood(String query, long sequence, long part, boolean skip) {
        assertThat(Directives.parse(Query.parse(query))).contains(new Directives(sequence, part, skip));
    }

    @Test
    void nothingBlocksWithoutANumber() {
        assertThat(Directives.NOTHING.blocks()).isFalse();
    }
}
