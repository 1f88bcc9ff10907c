package dev.flightcase.hal.network;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells from {@code /sys/class/net/NAME} what an interface is. */
final class LinkKinds {
    // include/uapi/linux/if_arp.h: ARPHRD_PPP, ARPHRD_LOOPBACK
    private static final int PPP = 512;
    private static final int LOOPBACK = 772;
    /** Drivers of modems that speak QMI or MBIM (drivers/net/usb). */
    private static final Set<String> MODEMS = Set.of("qmi_wwan", "cdc_mbim", "huawei_cdc_ncm", "sierra_net");
    /** Phones, and sticks that hide their modem; a few cables with the same driver are taken for one, which the configuration can put right. */
    private static final Set<String> TETHERS = Set.of("rndis_host", "cdc_ether", "cdc_ncm", "ipheth");
    /** Neither kind says in /sys that it is a mesh; these are the names that their tools give. */
    private static final Pattern MESH = Pattern.compile("(bat|mesh)\\d+");

    private final RootFiles files;

    LinkKinds(RootFiles files) {
        this.files = files;
    }

    /** Empty for the machine's own loopback. */
    Optional<LinkKind> of(String name) {
        String at = "sys/class/net/" + name + "/";
        int type = files.number(at + "type").orElse(0);
        if (type == LOOPBACK) {
            return Optional.empty();
        }
        if (MESH.matcher(name).matches()) {
            return Optional.of(LinkKind.MESH);
        }
        String events = files.text(at + "uevent").orElse("");
        String driver = files.target(at + "device/driver")
                .map(path -> path.getFileName().toString())
                .orElse("");
        if (events.lines().anyMatch("DEVTYPE=wwan"::equals) || MODEMS.contains(driver) || type == PPP) {
            return Optional.of(LinkKind.CELLULAR);
        }
        if (events.lines().anyMatch("DEVTYPE=wlan"::equals) || files.isThere(at + "phy80211")) {
            return Optional.of(LinkKind.WIFI);
        }
        if (TETHERS.contains(driver)) {
            return Optional.of(LinkKind.USB_TETHER);
        }
        return Optional.of(files.isThere(at + "device") ? LinkKind.ETHERNET : LinkKind.VIRTUAL);
    }
}
