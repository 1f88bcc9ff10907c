package dev.flightcase.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class ProcessCpuTest {
    @Test
    void addsUserAndSystemTimeOfAllThreads() throws IOException {
        var stat = "1234 (java) S 1 1234 1234 0 -1 4194304 9000 0 0 0 250 75 3 4 20 0 31 0 8000 0 0";

        assertThat(ProcessCpu.parse(stat)).isEqualTo(3.25);
    }

    @Test
    void aCommandMayHoldBlanksAndParentheses() throws IOException {
        var stat = "7 (nginx: worker (1) 9) S 1 7 7 0 -1 0 0 0 0 0 10 20 0 0 20 0 1 0 1 0 0\n";

        assertThat(ProcessCpu.parse(stat)).isEqualTo(0.3);
    }

    @Test
    void anotherTextIsRefusedWithWhatItSays() {
        assertThatIOException()
                .isThrownBy(() -> ProcessCpu.parse("1 (x) S 1\n"))
                .withMessageContaining("1 (x) S 1");
    }

    @Test
    void readsThisProcess() throws IOException {
        assertThat(ProcessCpu.secondsOfTree(ProcessHandle.current().pid())).isPositive();
    }
}
