package dev.flightcase.hub.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;

/** The broker's folder: nothing in it outlives a start, since the broker keeps everything in memory. */
final class BrokerFolder {
    private final Path root;

    BrokerFolder(Path root) {
        this.root = root;
    }

    Path config() {
        return root.resolve("conf");
    }

    Path data() {
        return root.resolve("data");
    }

    Path extensions() {
        return root.resolve("extensions");
    }

    /** Empties the folder, also of what a killed hub left, and writes the configuration. */
    void prepare(BrokerConfig config, int port, String tlsListener) throws IOException {
        remove();
        Files.createDirectories(config());
        Files.createDirectories(data());
        Files.createDirectories(extensions());
        Files.writeString(config().resolve("config.xml"), xml(config, port, tlsListener));
    }

    void remove() throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (var files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder()).forEach(BrokerFolder::delete);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Only who has a certificate of our CA gets as far as MQTT. */
    static String tlsListener(BrokerTls tls, String bindAddress, int port) {
        return """

                    <tls-tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                      <tls>
                        <protocols><protocol>TLSv1.3</protocol></protocols>
                        <keystore>
                          <path>%s</path>
                          <password>%s</password>
                          <private-key-password>%s</private-key-password>
                        </keystore>
                        <truststore>
                          <path>%s</path>
                          <password>%s</password>
                        </truststore>
                        <client-authentication-mode>REQUIRED</client-authentication-mode>
                      </tls>
                    </tls-tcp-listener>""".formatted(
                        port, bindAddress, tls.keys(), tls.password(), tls.password(), tls.trust(), tls.password());
    }

    private static String xml(BrokerConfig config, int port, String tlsListener) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <hivemq>
                  <listeners>
                    <tcp-listener>
                      <port>%d</port>
                      <bind-address>%s</bind-address>
                    </tcp-listener>%s
                  </listeners>
                  <mqtt>
                    <packets><max-packet-size>%d</max-packet-size></packets>
                    <receive-maximum><server-receive-maximum>64</server-receive-maximum></receive-maximum>
                  </mqtt>
                  <restrictions><max-connections>%d</max-connections></restrictions>
                  <persistence><mode>in-memory</mode></persistence>
                  <anonymous-usage-statistics><enabled>false</enabled></anonymous-usage-statistics>
                </hivemq>
                """.formatted(port, config.bindAddress(), tlsListener, config.packetBytesMax(), config.connectionsMax());
    }
}
