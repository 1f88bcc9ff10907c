package dev.flightcase.hub.broker;

import com.hivemq.configuration.service.InternalConfigurations;
import com.hivemq.embedded.EmbeddedExtension;
import com.hivemq.embedded.EmbeddedHiveMQ;
import dev.flightcase.hub.HubException;
import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** HiveMQ CE. {@link #start()} and {@link #close()} block; closing again, or from another thread while it starts, does no harm. Not restartable. */
public final class EmbeddedBroker implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedBroker.class);

    /** Two seconds on a laptop, ten on a loaded board; beyond that nobody believes in it any more. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    /**
     * Listener and clients are closed in the first milliseconds of a stop. What follows, two seconds of Netty's quiet period and the
     * stores of a broker that keeps nothing, is not worth anybody's wait.
     */
    private static final Duration STOP_LIMIT = Duration.ofMillis(500);

    private static final int BACKLOG = 1;

    private final BrokerConfig config;
    private final BrokerFolder folder;
    private final Optional<BrokerTls> tls;
    private volatile @Nullable AccessExtension rules;
    private volatile @Nullable EmbeddedHiveMQ broker;
    private volatile int port;
    private volatile int tlsPort;

    /**
     * @param folder belongs to the broker alone: it is emptied at each start
     * @param tls a second listener; none without it
     */
    public EmbeddedBroker(BrokerConfig config, Path folder, Optional<BrokerTls> tls) {
        this.config = config;
        this.folder = new BrokerFolder(folder);
        this.tls = tls;
    }

    /** @throws HubException when the port is taken or the broker does not come up */
    public void start() throws InterruptedException {
        port = freePort(config.port(), "broker.port");
        try {
            folder.prepare(config, port, tls.map(this::tlsListener).orElse(""));
        } catch (IOException e) {
            throw new HubException("the broker's folder can not be written: " + e, e);
        }
        // It would register its counters where nobody looks.
        InternalConfigurations.JMX_REPORTER_ENABLED.set(false);
        var builder = EmbeddedHiveMQ.builder()
                .withConfigurationFolder(folder.config())
                .withDataFolder(folder.data())
                .withExtensionsFolder(folder.extensions())
                // It would set up Logback.
                .withoutLoggingBootstrap();
        var starting = tls.map(with -> builder.withEmbeddedExtension(extension(with)))
                .orElse(builder)
                .build();
        broker = starting;
        try {
            starting.start().get(START_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new HubException("the broker did not start: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new HubException("the broker did not start within " + START_LIMIT.toSeconds() + " s", e);
        }
    }

    /** Where a client on this machine reaches the broker. Known once started. */
    public URI uri() {
        var host = isAny(config.bindAddress()) ? "127.0.0.1" : config.bindAddress();
        return URI.create("mqtt://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port);
    }

    /** As {@link #uri}, for nodes with a certificate; empty without such a listener. Known once started. */
    public Optional<Integer> tlsPort() {
        return tls.map(_ -> tlsPort);
    }

    /** Ends the connections of a node that was taken out. Returns at once. */
    public void disconnect(String node) {
        var running = rules;
        if (running != null) {
            running.disconnect(node);
        }
    }

    private String tlsListener(BrokerTls with) {
        tlsPort = freePort(with.port(), "broker.tls-port");
        return BrokerFolder.tlsListener(with, config.bindAddress(), tlsPort);
    }

    private EmbeddedExtension extension(BrokerTls with) {
        var made = new AccessExtension(new NodeRules(tlsPort, with.group(), with.access()));
        rules = made;
        return EmbeddedExtension.builder()
                .withId(AccessExtension.ID)
                .withName("Flightcase access rules")
                .withVersion("1")
                .withExtensionMain(made)
                .build();
    }

    @Override
    public void close() {
        var running = broker;
        if (running == null) {
            return;
        }
        broker = null;
        try {
            running.stop().get(STOP_LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
            LOG.atDebug().log("broker is left to its quiet period");
        } catch (ExecutionException e) {
            LOG.atWarn().addKeyValue("error", e.getCause()).log("broker did not stop cleanly");
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        try {
            folder.remove();
        } catch (IOException e) {
            LOG.atWarn().addKeyValue("error", e.toString()).log("broker's folder is left behind");
        }
    }

    /** Asks for the port ourselves first: the broker buries "address in use" in a log of its own. */
    private int freePort(int wanted, String key) {
        try (var probe = new ServerSocket(wanted, BACKLOG, InetAddress.getByName(config.bindAddress()))) {
            return probe.getLocalPort();
        } catch (BindException e) {
            throw new HubException(
                    "port " + wanted + " on " + config.bindAddress() + " can not be used for MQTT: " + e.getMessage()
                            + " (" + key + " in the configuration)",
                    e);
        } catch (IOException e) {
            throw new HubException("broker.bind-address " + config.bindAddress() + " can not be used: " + e, e);
        }
    }

    private static boolean isAny(String address) {
        return address.equals("0.0.0.0") || address.equals("::");
    }
}
