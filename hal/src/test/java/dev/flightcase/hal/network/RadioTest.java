package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hal.FakeTime;
import dev.flightcase.hal.Sample;
import dev.flightcase.hal.host.Forks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RadioTest {
    private static final String GENERIC = """
            modem.dbus-path                                 : /org/freedesktop/ModemManager1/Modem/0
            modem.generic.state                             : connected
            modem.generic.signal-quality.value              : 67
            modem.generic.ports.length                      : 2
            modem.generic.ports.value[1]                    : cdc-wdm0 (qmi)
            modem.generic.ports.value[2]                    : wwan0 (net)
            modem.generic.bearers.value[1]                  : /org/freedesktop/ModemManager1/Bearer/0
            """;
    private static final String SIGNAL = """
            modem.signal.refresh.rate : 30
            modem.signal.lte.rssi     : -65.00
            modem.signal.lte.rsrq     : -11.00
            modem.signal.lte.rsrp     : -95.00
            modem.signal.lte.snr      : 2.40
            modem.signal.5g.rsrp      : --
            """;
    private static final String ASK = "mmcli -m any --output-keyvalue";

    @TempDir
    private Path root;

    private final FakeTime time = new FakeTime();
    private final Map<String, Forks.Ran> answers = new HashMap<>();
    private final List<String> ran = new ArrayList<>();
    private final ModemManager manager = new ModemManager(this::run);

    @Test
    void readsAModemAndItsSignal() {
        answers.put(ASK, new Forks.Ran.Well(GENERIC));
        answers.put(ASK + " --signal-setup=30", new Forks.Ran.Well(""));
        answers.put(ASK + " --signal-get", new Forks.Ran.Well(SIGNAL));

        assertThat(manager.look())
                .isEqualTo(new Modem.Answer.Found(
                        new Modem(Optional.of("wwan0"), "connected", Optional.of(-95.0), Optional.of(2.4))));
        manager.look();
        assertThat(ran)
                .hasSize(5)
                .filteredOn(command -> command.contains("setup"))
                .hasSize(1);
    }

    @Test
    void aModemWithoutASignalIsAModem() {
        answers.put(
                ASK,
                new Forks.Ran.Well(GENERIC.replace("connected", "searching").replace("(net)", "(at)")));

        assertThat(manager.look())
                .isEqualTo(new Modem.Answer.Found(
                        new Modem(Optional.empty(), "searching", Optional.empty(), Optional.empty())));
    }

    @Test
    void noModemAndNoAnswerAreDifferent() {
        answers.put(ASK, new Forks.Ran.Badly(1, "error: couldn't find modem\n"));
        assertThat(manager.look()).isEqualTo(new Modem.Answer.None());

        answers.put(ASK, new Forks.Ran.Badly(1, "error: couldn't find the ModemManager process in the bus\n"));
        assertThat(manager.look()).isInstanceOf(Modem.Answer.NoAnswer.class);
        answers.put(ASK, new Forks.Ran.Late());
        assertThat(manager.look()).isEqualTo(new Modem.Answer.NoAnswer("ModemManager does not answer"));
        answers.put(ASK, new Forks.Ran.Well(""));
        assertThat(manager.look()).isInstanceOf(Modem.Answer.NoAnswer.class);
        answers.put(ASK, new Forks.Ran.NotThere("mmcli cannot be run"));
        assertThat(manager.look()).isEqualTo(new Modem.Answer.NoAnswer("mmcli cannot be run"));
    }

    @Test
    void aManagerThatHangsIsAFailedReadingAndNoModemIsNone() {
        var sensor = StrengthSensor.modem("wwan0", manager, time.timebase());
        answers.put(ASK, new Forks.Ran.Late());
        assertThat(sensor.read()).singleElement().isInstanceOf(Sample.Failed.class);

        answers.put(ASK, new Forks.Ran.Badly(1, "error: couldn't find modem"));
        assertThat(sensor.read()).singleElement().isInstanceOf(Sample.Undefined.class);

        answers.put(ASK, new Forks.Ran.Well(GENERIC));
        answers.put(ASK + " --signal-get", new Forks.Ran.Well(SIGNAL));
        assertThat(value(sensor.read())).isEqualTo(-95);
    }

    @Test
    void readsTheLevelOfAWifi() throws IOException {
        Files.createDirectories(root.resolve("proc/net"));
        Files.writeString(root.resolve("proc/net/wireless"), """
                Inter-| sta-|   Quality        |   Discarded packets               | Missed | WE
                 face | tus | link level noise |  nwid  crypt   frag  retry   misc | beacon | 22
                 wlan0: 0000   59.  -51.  -256        0      0      0      0   6407        0
                 wlan1: 0000    0.  -256.  -256        0      0      0      0      0        0
                """);
        var levels = new RadioLevels(root);

        assertThat(levels.of("wlan0")).contains(-51.0);
        assertThat(levels.of("wlan1")).isEmpty();
        assertThat(levels.of("wlan2")).isEmpty();
        assertThat(value(StrengthSensor.wifi("wlan0", levels, Duration.ofSeconds(2), time.timebase())
                        .read()))
                .isEqualTo(-51);
        assertThat(StrengthSensor.wifi("wlan1", levels, Duration.ofSeconds(2), time.timebase())
                        .read())
                .singleElement()
                .isInstanceOf(Sample.Undefined.class);
    }

    @Test
    void readsWhoIsInAMesh() {
        var batctl = new Batctl(this::run);
        answers.put("batctl meshif bat0 nj", new Forks.Ran.Well("""
                [{"hard_ifindex":5,"hard_ifname":"mesh0","last_seen_msecs":120,"neigh_address":"02:00:00:00:00:01","throughput":24000},
                {"hard_ifindex":5,"hard_ifname":"mesh0"}]
                """));
        answers.put("batctl meshif bat0 oj", new Forks.Ran.Well("""
                [{"orig_address":"02:00:00:00:00:02","best":true,"last_seen_msecs":900,"neigh_address":"02:00:00:00:00:01","tq":231},
                {"orig_address":"02:00:00:00:00:02","best":false,"last_seen_msecs":900,"neigh_address":"02:00:00:00:00:03","tq":99}]
                """));

        assertThat(batctl.neighbours("bat0"))
                .isEqualTo(new Batctl.Answer.Nodes(List.of(new MeshNeighbour(
                        "02:00:00:00:00:01", Duration.ofMillis(120), Optional.empty(), Optional.of(24_000.0)))));
        assertThat(batctl.originators("bat0"))
                .isEqualTo(new Batctl.Answer.Nodes(List.of(new MeshNeighbour(
                        "02:00:00:00:00:02", Duration.ofMillis(900), Optional.of(231), Optional.empty()))));
    }

    @Test
    void aMeshThatCannotBeAskedIsNoEmptyMesh() {
        var batctl = new Batctl(this::run);
        answers.put("batctl meshif bat0 nj", new Forks.Ran.Well("[]"));
        assertThat(batctl.neighbours("bat0")).isEqualTo(new Batctl.Answer.Nodes(List.of()));

        for (var ran : List.of(
                new Forks.Ran.Well("Error"),
                new Forks.Ran.Late(),
                new Forks.Ran.Badly(1, ""),
                new Forks.Ran.NotThere("x"))) {
            answers.put("batctl meshif bat0 nj", ran);
            assertThat(batctl.neighbours("bat0")).isInstanceOf(Batctl.Answer.NoAnswer.class);
        }
    }

    private Forks.Ran run(List<String> command) {
        var line = String.join(" ", command);
        ran.add(line);
        return answers.getOrDefault(line, new Forks.Ran.Badly(1, ""));
    }

    private static double value(List<Sample> samples) {
        return samples.getFirst() instanceof Sample.Measured(var reading)
                ? reading.quantity().value()
                : Double.NaN;
    }
}
