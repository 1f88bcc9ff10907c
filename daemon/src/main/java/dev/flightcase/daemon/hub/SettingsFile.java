package dev.flightcase.daemon.hub;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.provisioning.ProvisioningException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps {@link HubSettings} in a small durable file beside the node's other state, a line each. A file that can not be read counts as missing: the
 * node's own file and its claim hold then. Thread-safe; blocks on the disk.
 */
public final class SettingsFile {
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFile.class);
    private static final int BYTES_MAX = 8 * 1024;
    private static final String HUB = "hub ";
    private static final String NAME = "name ";
    private static final String BROKER = "broker ";
    private static final String TRIAL = "trial ";

    private final AtomicFile file;

    /** @param folder of small durable facts */
    public SettingsFile(Path folder) {
        file = new AtomicFile(folder.resolve("hub-settings"), FileAccess.READABLE, BYTES_MAX);
    }

    public HubSettings read() {
        try {
            return file.read().map(bytes -> parsed(new String(bytes, UTF_8))).orElse(HubSettings.NONE);
        } catch (ProvisioningException | IllegalArgumentException e) {
            LOG.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("what the hub has set can not be read, it counts as not set");
            return HubSettings.NONE;
        }
    }

    /**
     * Durable when it returns.
     *
     * @throws ProvisioningException when the disk does not take it; what was there before stands then
     */
    void keep(HubSettings settings) {
        var text = new StringBuilder();
        if (!settings.hub().isEmpty()) {
            text.append(HUB).append(settings.hub()).append('\n');
        }
        if (!settings.name().isEmpty()) {
            text.append(NAME).append(settings.name()).append('\n');
        }
        settings.brokers().forEach(broker -> text.append(BROKER).append(broker).append('\n'));
        if (settings.trial() != null) {
            text.append(TRIAL).append(settings.trial()).append('\n');
        }
        file.replace(text.toString().getBytes(UTF_8));
    }

    private static HubSettings parsed(String text) {
        var hub = "";
        var name = "";
        var brokers = new ArrayList<URI>();
        @Nullable UUID trial = null;
        for (var line : text.lines().toList()) {
            if (line.startsWith(HUB)) {
                hub = line.substring(HUB.length());
            } else if (line.startsWith(NAME)) {
                name = line.substring(NAME.length());
            } else if (line.startsWith(BROKER)) {
                brokers.add(URI.create(line.substring(BROKER.length())));
            } else if (line.startsWith(TRIAL)) {
                trial = UUID.fromString(line.substring(TRIAL.length()));
            }
        }
        return new HubSettings(hub, name, brokers, trial);
    }
}
