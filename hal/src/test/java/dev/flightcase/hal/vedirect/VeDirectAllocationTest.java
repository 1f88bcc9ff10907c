package dev.flightcase.hal.vedirect;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.flightcase.hal.emulator.SpokenCharger;
import dev.flightcase.hal.emulator.SpokenMonitor;
import dev.flightcase.hal.emulator.VeDirectText;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class VeDirectAllocationTest {

    private static final int FRAMES = 100_000;

    private long blocks;

    @Test
    void aFrameMakesNoGarbage() {
        var charger = VeDirectText.block(new SpokenCharger("HQ1328Y6TF6", 12.8, 15, 33.5, 130, 0.4, 3, 450).fields());
        var monitor = VeDirectText.block(new SpokenMonitor(12.065, -7.6, 83.9, 65.5, 942).fields());
        var parser = new VeDirectParser(_ -> blocks++);
        assertThat(ManagementFactory.getThreadMXBean()).isInstanceOf(ThreadMXBean.class);
        var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        feed(parser, charger, monitor, 1_000);
        long before = threads.getCurrentThreadAllocatedBytes();
        feed(parser, charger, monitor, FRAMES);
        long allocated = threads.getCurrentThreadAllocatedBytes() - before;

        assertThat(blocks).isEqualTo(2L * (FRAMES + 1_000));
        assertThat(allocated).as("bytes for %d frames", FRAMES).isLessThan(FRAMES);
    }

    private static void feed(VeDirectParser parser, byte[] charger, byte[] monitor, int frames) {
        for (int i = 0; i < frames; i++) {
            parser.accept(charger, 0, charger.length);
            parser.accept(monitor, 0, monitor.length);
        }
    }
}
