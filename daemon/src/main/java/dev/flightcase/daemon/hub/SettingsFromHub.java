package dev.flightcase.daemon.hub;

import dev.flightcase.provisioning.ProvisioningException;
import dev.flightcase.uplink.UplinkConfig;
import dev.flightcase.uplink.UplinkException;
import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the settings that the hub changes: kept on disk, a name at once, brokers once they have proven themselves. A node that is stopped in the middle
 * of a trial starts with its old brokers; one that becomes another hub's forgets what was set. From any thread.
 */
public final class SettingsFromHub {
    private static final int NAME_CHARS_MAX = 80;
    private static final Logger LOG = LoggerFactory.getLogger(SettingsFromHub.class);

    private final SettingsFile file;
    private final String ownName;
    private final boolean ownBrokers;
    private HubSettings settings;
    private volatile String name;
    private List<URI> inForce = List.of();
    private @Nullable BrokerTrial trial;
    private BiConsumer<UUID, CommandOutcome> answers = (_, _) -> {};
    private Runnable changed = () -> {};

    /**
     * Blocks on the disk.
     *
     * @param ownName of the node's file; holds until the hub has named the node
     * @param ownBrokers whether the node's file names brokers: it wins
     */
    public SettingsFromHub(SettingsFile file, String ownName, boolean ownBrokers) {
        this.file = file;
        this.ownName = ownName;
        this.ownBrokers = ownBrokers;
        this.settings = file.read();
        this.name = shown();
    }

    /** As people see the node. */
    public String name() {
        return name;
    }

    /** Those to connect to; empty when that hub has set none, or the node's file wins. */
    public synchronized List<URI> brokers(String hub) {
        return ownBrokers || !settings.hub().equals(hub) ? List.of() : settings.brokers();
    }

    /**
     * Until {@link #ready} brokers can not change; a trial under way ends here, and what another hub has set is forgotten. Blocks for the end of the
     * trial, and on the disk.
     *
     * @param hub whose node this is now; empty for none
     */
    public void belong(String hub) {
        BrokerTrial running;
        synchronized (this) {
            running = trial;
            trial = null;
        }
        if (running != null) {
            running.end();
        }
        synchronized (this) {
            if (!settings.hub().equals(hub)) {
                settings = HubSettings.of(hub);
                name = shown();
                keepSafely(settings);
            }
        }
    }

    /**
     * From now on brokers can change.
     *
     * @param brokers in force now
     * @param how a fresh one
     * @param later tells the hub what became of a command after all
     * @param proven runs on the thread of a trial when other brokers are in force
     */
    public synchronized void ready(
            List<URI> brokers, BrokerTrial how, BiConsumer<UUID, CommandOutcome> later, Runnable proven) {
        inForce = List.copyOf(brokers);
        trial = how;
        answers = later;
        changed = proven;
        var interrupted = settings.trial();
        if (interrupted != null) {
            keepSafely(settings.trying(null));
            answers.accept(
                    interrupted,
                    new CommandOutcome.Refused(
                            "the node was stopped before they had proven themselves; it uses the old brokers"));
        }
    }

    /** Durable, or refused, when it returns; brokers are then on trial. */
    public synchronized CommandOutcome take(UUID command, NodeConfiguration wishes) {
        var wished = wishes.name().strip();
        if (wished.length() > NAME_CHARS_MAX || wished.chars().anyMatch(Character::isISOControl)) {
            return new CommandOutcome.Refused(
                    "a name must have at most " + NAME_CHARS_MAX + " characters, on one line");
        }
        try {
            var brokers =
                    wishes.brokers().stream().map(UplinkConfig::checkBroker).toList();
            var refusal = refusal(command, brokers);
            if (refusal != null) {
                return refusal;
            }
            if (!wished.isEmpty()) {
                keep(settings.withName(wished));
                LOG.atInfo().addKeyValue("name", wished).log("the hub has named this node");
            }
            return brokers.isEmpty() || brokers.equals(inForce) || command.equals(settings.trial())
                    ? new CommandOutcome.Done()
                    : tried(command, brokers);
        } catch (UplinkException e) {
            return new CommandOutcome.Refused(String.valueOf(e.getMessage()));
        } catch (ProvisioningException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("what the hub has set could not be kept");
            return new CommandOutcome.Refused("the node's disk did not take it");
        }
    }

    private @Nullable CommandOutcome refusal(UUID command, List<URI> brokers) {
        if (brokers.isEmpty()) {
            return null;
        }
        if (ownBrokers) {
            return new CommandOutcome.Refused("uplink.brokers stands in the node's own file, which wins");
        }
        var other = settings.trial();
        return other == null || other.equals(command)
                ? null
                : new CommandOutcome.Refused("other brokers are on trial; try again in a few minutes");
    }

    private CommandOutcome tried(UUID command, List<URI> brokers) {
        var how = trial;
        if (how == null) {
            return new CommandOutcome.Refused("the node is starting; try again in a minute");
        }
        keep(settings.trying(command));
        boolean begun = how.begin(brokers, inForce, new BrokerTrial.Ending() {
            @Override
            public void proven() {
                accepted(brokers);
            }

            @Override
            public void failed(String why) {
                reverted(command, why);
            }
        });
        if (!begun) {
            keep(settings.trying(null));
            return new CommandOutcome.Refused("other brokers were on trial until now; try again");
        }
        return new CommandOutcome.Done();
    }

    private void accepted(List<URI> brokers) {
        Runnable told;
        synchronized (this) {
            inForce = brokers;
            keepSafely(settings.withBrokers(brokers));
            told = changed;
        }
        told.run();
    }

    private synchronized void reverted(UUID command, String why) {
        keepSafely(settings.trying(null));
        answers.accept(command, new CommandOutcome.Refused(why));
    }

    /** On a disk that takes nothing, what is in force lasts until the next start. */
    private void keepSafely(HubSettings next) {
        try {
            keep(next);
        } catch (ProvisioningException e) {
            LOG.atWarn().addKeyValue("error", e.getMessage()).log("what the hub has set could not be kept");
        }
    }

    private void keep(HubSettings next) {
        file.keep(next);
        settings = next;
        name = shown();
    }

    private String shown() {
        return settings.name().isEmpty() ? ownName : settings.name();
    }
}
