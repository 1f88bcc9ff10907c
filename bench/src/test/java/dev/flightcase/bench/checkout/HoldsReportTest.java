package dev.flightcase.bench.checkout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.flightcase.bench.load.CpuWatch;
import dev.flightcase.bench.load.Results;
import dev.flightcase.bench.peer.Engine;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HoldsReportTest {
    @Test
    void theNodeStandsBesideEachPeerRoundByRound() {
        var rounds = new LinkedHashMap<String, List<HoldsRound>>();
        rounds.put("Flightcase", rounds(10_000, 12_000, 11_000));
        rounds.put("Peer", rounds(1_000, 1_000, 1_000));

        var text = HoldsReport.text(
                rounds, Map.of(new Engine.Sqlite(4), rounds(900).getFirst()));

        assertThat(text)
                .contains("| Flightcase | 11000 (10000-12000) |")
                .contains("Flightcase / Peer: 11.0 (10.0-12.0) times (aim: 10)")
                .contains("- Peer: 1000 (1.0, 0); 1000 (1.0, 0); 1000 (1.0, 0);")
                .contains("SQLite WAL FULL, a connection for each of 4 threads: 900");
    }

    @Test
    void figuresOfARunWithAWrongAnswerAreNotShown() {
        assertThatIOException()
                .isThrownBy(() -> checked(Results.of(5, 5, 0, 1, "HTTP/1.1 500 x"), 5))
                .withMessageContaining("1 wrong answers")
                .withMessageContaining("500 x");
        assertThatIOException().isThrownBy(() -> checked(Results.of(5, 5, 1, 0, ""), 5));
    }

    @Test
    void norOfOneWhoseStockDoesNotAgree() throws IOException {
        assertThatIOException()
                .isThrownBy(() -> checked(Results.of(5, 6, 0, 0, ""), 5))
                .withMessageContaining("acknowledged 6 holds, but 5 units are gone");
        assertThat(checked(Results.of(5, 6, 0, 0, ""), 6).load().ok()).isEqualTo(5);
    }

    private static HoldsRound checked(dev.flightcase.bench.load.LoadResult load, long taken) throws IOException {
        return HoldsRound.checked(
                "Peer", load, taken, new CpuWatch(ProcessHandle.current().pid()));
    }

    private static List<HoldsRound> rounds(long... perSecond) {
        return java.util.Arrays.stream(perSecond)
                .mapToObj(ok -> new HoldsRound(Results.perSecond(ok), 10, 5))
                .toList();
    }
}
