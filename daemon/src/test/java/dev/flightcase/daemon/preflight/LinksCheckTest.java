package dev.flightcase.daemon.preflight;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.network.Choice;
import dev.flightcase.hal.network.Link;
import dev.flightcase.hal.network.LinkKind;
import dev.flightcase.hal.network.LinkView;
import dev.flightcase.hal.network.Metering;
import dev.flightcase.hal.network.NetworkView;
import dev.flightcase.hal.network.Reach;
import dev.flightcase.hal.network.Resolvers;
import dev.flightcase.hal.network.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LinksCheckTest {
    private final List<LinkView> links = new ArrayList<>();
    private boolean hub = true;

    @Test
    void allThatIsPluggedInReachesTheHub() throws Exception {
        add("eth0", Reach.FULL, "");
        add("wlan0", Reach.FULL, "");
        add("usb0", Reach.NONE, "");

        assertThat(look()).isEqualTo(Finding.ok("The hub is reached over eth0 and wlan0."));
    }

    @Test
    void oneWayIsSaidToBeOne() throws Exception {
        add("eth0", Reach.FULL, "");

        assertThat(look().says()).isEqualTo("The hub is reached over eth0; there is no second way.");
    }

    @ParameterizedTest
    @EnumSource(
            value = Reach.class,
            names = {"NONE", "FULL"},
            mode = EnumSource.Mode.EXCLUDE)
    void whatDoesNotReachTheHubIsNamedWithItsReason(Reach reach) throws Exception {
        add("eth0", Reach.FULL, "");
        add("wlan0", reach, "It is so.");

        var finding = look();

        assertThat(finding.status()).isEqualTo(Status.WARN);
        assertThat(finding.says()).isEqualTo("Only eth0 works. wlan0: It is so.");
        assertThat(finding.action()).contains("wlan0").hasSizeLessThan(90);
    }

    @Test
    void nothingPluggedInIsNoRed() throws Exception {
        add("eth0", Reach.NONE, "");

        assertThat(look().status()).isEqualTo(Status.WARN);
        assertThat(look().says()).isEqualTo("No network is connected.");
    }

    @Test
    void withoutAHubNothingIsAskedAndNothingIsClaimed() throws Exception {
        hub = false;
        add("eth0", Reach.LAN, "");

        assertThat(look())
                .isEqualTo(Finding.ok("Connected: eth0. Nothing was asked there: no hub lies beyond this machine."));
    }

    private Finding look() throws Exception {
        var view = new NetworkView(0, links, null, new Choice.Stay(null, ""), "", 0);
        return LinksCheck.of(() -> view, () -> hub).probe().look();
    }

    private void add(String name, Reach reach, String why) {
        var link = new Link(
                name, 2, LinkKind.ETHERNET, true, List.of(), List.of(), new Resolvers(List.of(), "none", false));
        links.add(new LinkView(
                link,
                Metering.UNMETERED_GUESSED,
                new Verdict(reach, why),
                1,
                new LinkView.Measures(null, null, Double.NaN, 0)));
    }
}
