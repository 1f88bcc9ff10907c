package dev.flightcase.bench.hal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class VirtualTimeTest {
    private final VirtualTime time = new VirtualTime();
    private final List<String> heard = new ArrayList<>();

    @Test
    void tasksWaitSideBySide() {
        start("slow", 300);
        start("quick", 100);

        time.pass(Duration.ofMillis(200));
        assertThat(heard).containsExactly("slow begins", "quick begins", "quick at 100");
        time.pass(Duration.ofMillis(200));

        assertThat(heard).endsWith("slow at 300");
        assertThat(time.ticks()).isEqualTo(Duration.ofMillis(400).toNanos());
    }

    @Test
    void thoseThatWakeTogetherWakeInTheirOrder() {
        start("first", 100);
        start("second", 100);

        time.pass(Duration.ofMillis(100));

        assertThat(heard).endsWith("first at 100", "second at 100");
    }

    @Test
    void theEndWaitsForAll() {
        start("long", 86_400_000);

        time.finish();

        assertThat(heard).endsWith("long at 86400000");
    }

    private void start(String name, int millis) {
        time.start(() -> {
            heard.add(name + " begins");
            time.sleep(Duration.ofMillis(millis));
            heard.add(name + " at " + Duration.ofNanos(time.ticks()).toMillis());
        });
    }
}
