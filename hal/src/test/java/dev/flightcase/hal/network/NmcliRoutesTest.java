package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.host.Forks;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class NmcliRoutesTest {
    private final List<String> ran = new ArrayList<>();

    @Test
    void theBestLinkGetsTheLowestMetric() {
        var said = new NmcliRoutes(command -> {
                    ran.add(String.join(" ", command));
                    return new Forks.Ran.Well("");
                })
                .prefer(List.of("wlan0", "eth0", "wwan0"));

        assertThat(ran)
                .containsExactly(
                        "nmcli device modify wlan0 ipv4.route-metric 40 ipv6.route-metric 40",
                        "nmcli device modify eth0 ipv4.route-metric 1001 ipv6.route-metric 1001",
                        "nmcli device modify wwan0 ipv4.route-metric 1002 ipv6.route-metric 1002");
        assertThat(said).isEqualTo("wlan0 is used first");
    }

    @Test
    void aLinkThatIsNotManagedDoesNotStopTheOthers() {
        var routes = new NmcliRoutes(command -> {
            ran.add(command.get(3));
            return command.get(3).equals("eth0")
                    ? new Forks.Ran.Badly(10, "Error: not managed.\n")
                    : new Forks.Ran.Well("");
        });

        assertThat(routes.prefer(List.of("wlan0", "eth0", "usb0")))
                .isEqualTo("eth0: nmcli ended with 10, Error: not managed.");
        assertThat(ran).containsExactly("wlan0", "eth0", "usb0");
    }

    @Test
    void aManagerThatDoesNotAnswerIsAFaultAndNotAskedAgain() {
        var routes = new NmcliRoutes(command -> {
            ran.add(command.get(3));
            return new Forks.Ran.Late();
        });

        assertThat(routes.prefer(List.of("wlan0", "eth0"))).isEqualTo("NetworkManager does not answer");
        assertThat(ran).hasSize(1);
    }

    @Test
    void aDryRunSaysThatItIsOne() {
        assertThat(RouteControl.dryRun().prefer(List.of("wlan0", "eth0")))
                .isEqualTo("dry run: wlan0 would be used (network.apply is false)");
    }
}
