package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LinkReaderTest {
    private static final String ROUTE_HEAD =
            "Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT\n";

    @TempDir
    private Path root;

    private final Map<String, List<InetAddress>> addresses = new HashMap<>();

    @Test
    void readsACableWithItsGatewayAndTheSharedResolvers() throws IOException {
        device("eth0", "1", "up", "bcmgenet");
        write(
                "proc/net/route",
                ROUTE_HEAD + "eth0\t00000000\t0101A8C0\t0003\t0\t0\t100\t00000000\t0\t0\t0\n"
                        + "eth0\t0001A8C0\t00000000\t0001\t0\t0\t100\t00FFFFFF\t0\t0\t0\n");
        write("etc/resolv.conf", "# by hand\nnameserver 9.9.9.9\nnameserver 192.168.1.1\n");
        addresses.put("eth0", List.of(ip("fe80::1"), ip("192.168.1.7")));

        var link = only();

        assertThat(link.kind()).isEqualTo(LinkKind.ETHERNET);
        assertThat(link.carrier()).isTrue();
        assertThat(link.addresses()).containsExactly(ip("192.168.1.7"));
        assertThat(link.defaultRoute()).contains(new DefaultRoute("eth0", ip("192.168.1.1"), 100));
        assertThat(link.resolvers().servers()).containsExactly(ip("192.168.1.1"), ip("9.9.9.9"));
        assertThat(link.resolvers().own()).isFalse();
    }

    @Test
    void readsAnIpv6DefaultRouteAndLeavesRejectsOut() throws IOException {
        device("eth0", "1", "up", "r8152");
        write("proc/net/ipv6_route", """
                00000000000000000000000000000000 00 00000000000000000000000000000000 00 20010db8000000000000000000000001 00000064 00000001 00000000 00000003     eth0
                00000000000000000000000000000000 00 00000000000000000000000000000000 00 00000000000000000000000000000000 ffffffff 00000001 00000000 00200200       lo
                20010db8000000000000000000000000 40 00000000000000000000000000000000 00 00000000000000000000000000000000 00000064 00000001 00000000 00000001     eth0
                """);

        assertThat(only().routes()).containsExactly(new DefaultRoute("eth0", ip("2001:db8::1"), 100));
    }

    @Test
    void aModemNeedsNoGatewayAndMayStayUnknown() throws IOException {
        device("wwan0", "1", "unknown", "qmi_wwan");
        write("sys/class/net/wwan0/carrier", "1\n");
        write("proc/net/route", ROUTE_HEAD + "wwan0\t00000000\t00000000\t0001\t0\t0\t700\t00000000\t0\t0\t0\n");

        var link = only();

        assertThat(link.kind()).isEqualTo(LinkKind.CELLULAR);
        assertThat(link.carrier()).isTrue();
        assertThat(link.defaultRoute()).contains(new DefaultRoute("wwan0", null, 700));
    }

    @ParameterizedTest
    @CsvSource({
        "usb0, rndis_host, '', USB_TETHER",
        "enx0a1b2c3d4e5f, ipheth, '', USB_TETHER",
        "wlan0, brcmfmac, DEVTYPE=wlan, WIFI",
        "wwan0, mhi_wwan_mbim, DEVTYPE=wwan, CELLULAR",
        "bat0, '', '', MESH",
        "mesh0, mt76x2u, DEVTYPE=wlan, MESH",
        "br0, '', DEVTYPE=bridge, VIRTUAL",
        "eth1, r8152, '', ETHERNET",
    })
    void tellsKindsApart(String name, String driver, String event, LinkKind kind) throws IOException {
        device(name, "1", "up", driver);
        write("sys/class/net/" + name + "/uevent", "INTERFACE=" + name + "\n" + event + "\n");

        assertThat(only().kind()).isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"down", "dormant", "lowerlayerdown", "unknown", ""})
    void withoutCarrierALinkIsNotUp(String operstate) throws IOException {
        device("wlan0", "1", operstate, "brcmfmac");

        assertThat(only().carrier()).isFalse();
    }

    @Test
    void loopbackIsNoLink() throws IOException {
        device("lo", "772", "unknown", "");

        assertThat(reader().links()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "run/systemd/netif/links/3, 'ADMIN_STATE=configured\nDNS=10.0.0.53 10.0.0.54\n'",
        "run/systemd/resolve/netif/3, 'LLMNR=yes\nSERVERS=10.0.0.53 10.0.0.54#name\n'",
        "run/resolvconf/interface/wlan0.dhcp, 'domain lan\nnameserver 10.0.0.53\nnameserver 10.0.0.54\n'",
    })
    void takesTheResolversOfALinkWhereAFileNamesThem(String path, String text) throws IOException {
        device("wlan0", "1", "up", "brcmfmac");
        write(path, text);
        write("etc/resolv.conf", "nameserver 9.9.9.9\n");

        var resolvers = only().resolvers();

        assertThat(resolvers.servers()).containsExactly(ip("10.0.0.53"), ip("10.0.0.54"));
        assertThat(resolvers.own()).isTrue();
        assertThat(resolvers.source()).isEqualTo("/" + path);
    }

    @Test
    void aResolverOnThisMachineStandsForItsUpstreams() throws IOException {
        device("wlan0", "1", "up", "brcmfmac");
        write("etc/resolv.conf", "nameserver 127.0.0.53\nnameserver not-an-address\n");
        write("run/systemd/resolve/resolv.conf", "nameserver 1.1.1.1\n");

        assertThat(only().resolvers().servers()).containsExactly(ip("1.1.1.1"));
    }

    @Test
    void garbageInARouteTableIsNoRoute() throws IOException {
        device("eth0", "1", "up", "bcmgenet");
        write(
                "proc/net/route",
                ROUTE_HEAD + "eth0\t00000000\tZZ\t0003\t0\t0\t100\t00000000\n\neth0 x\n"
                        + "eth0\t00000000\t01A8C0\t0003\t0\t0\t1\t00000000\t0\t0\t0\n");
        write("proc/net/ipv6_route", "00 00\n");

        assertThat(only().routes()).isEmpty();
    }

    @Test
    void aMachineWithoutTheseFilesHasNoLinks() {
        assertThat(reader().links()).isEmpty();
        assertThat(reader().radios()).isEmpty();
    }

    @Test
    void aMeshNeedsASecondRadioThatIsPluggedIn() throws IOException {
        radio("phy0", "../../devices/platform/soc/mmc1/ieee80211/phy0");
        assertThat(reader().hasMeshRadio()).isFalse();

        radio("phy1", "../../devices/platform/scb/pci0000:00/usb1/1-1/1-1.2/ieee80211/phy1");
        assertThat(reader().hasMeshRadio()).isTrue();
        assertThat(reader().radios()).containsExactly(new Radio("phy0", false), new Radio("phy1", true));
    }

    private Link only() {
        var links = reader().links();
        assertThat(links).hasSize(1);
        return links.getFirst();
    }

    private LinkReader reader() {
        return new LinkReader(root, name -> addresses.getOrDefault(name, List.of()));
    }

    private void device(String name, String type, String operstate, String driver) throws IOException {
        String at = "sys/class/net/" + name + "/";
        write(at + "type", type + "\n");
        write(at + "ifindex", "3\n");
        write(at + "operstate", operstate + "\n");
        if (!driver.isEmpty()) {
            Files.createDirectories(root.resolve(at + "device"));
            Files.createSymbolicLink(root.resolve(at + "device/driver"), Path.of("../../bus/usb/drivers/" + driver));
        }
    }

    private void radio(String name, String target) throws IOException {
        var folder = Files.createDirectories(root.resolve("sys/class/ieee80211"));
        Files.createSymbolicLink(folder.resolve(name), Path.of(target));
    }

    private void write(String path, String text) throws IOException {
        var file = root.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private static InetAddress ip(String literal) {
        return InetAddress.ofLiteral(literal);
    }
}
