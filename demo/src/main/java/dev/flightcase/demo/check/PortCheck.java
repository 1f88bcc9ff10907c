package dev.flightcase.demo.check;

import dev.flightcase.demo.Ports;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.stream.Collectors;

/** Every port of the demo is free; a taken one is named with the process that holds it, where the system tells. */
public final class PortCheck {
    private final PortHolder holder;

    /** @param proc the proc file system, normally {@code /proc} */
    public PortCheck(Path proc) {
        this.holder = new PortHolder(proc);
    }

    public Finding check(Ports ports) {
        for (var use : ports.uses()) {
            if (!isFree(use.port())) {
                var who = holder.of(use.port()).map(name -> " by " + name).orElse("");
                return new Finding.Problem("port " + use.port() + " (for " + use.what() + ") is taken" + who
                        + "; stop that program or choose another --port");
            }
        }
        return new Finding.Fine("ports "
                + ports.uses().stream().map(use -> Integer.toString(use.port())).collect(Collectors.joining(", "))
                + " are free");
    }

    /** Both binds matter: a program on one address does not always hinder the other. */
    private static boolean isFree(int port) {
        try (var loopback = new ServerSocket()) {
            loopback.setReuseAddress(true);
            loopback.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException e) {
            return false;
        }
        try (var all = new ServerSocket()) {
            all.setReuseAddress(true);
            all.bind(new InetSocketAddress(port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
