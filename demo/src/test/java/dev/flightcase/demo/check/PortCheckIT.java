package dev.flightcase.demo.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.demo.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortCheckIT {
    @Test
    void findsATakenPortAndWhoHoldsIt() throws IOException {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var finding = new PortCheck(Path.of("/proc")).check(new Ports(taken.getLocalPort() - 2));

            // The neighbours are the kernel's to give; if one of them is taken too it is named first, in the same
            // words.
            assertThat(finding)
                    .isInstanceOfSatisfying(
                            Finding.Problem.class,
                            problem -> assertThat(problem.what())
                                    .contains(
                                            "is taken",
                                            "pid " + ProcessHandle.current().pid(),
                                            "choose another --port"));
        }
    }
}
