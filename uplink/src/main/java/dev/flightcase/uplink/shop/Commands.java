package dev.flightcase.uplink.shop;

import dev.flightcase.uplink.commerce.CommandOutcome;
import dev.flightcase.uplink.commerce.HubCommand;
import dev.flightcase.uplink.commerce.HubNews;
import dev.flightcase.uplink.commerce.NodeConfiguration;
import dev.flightcase.uplink.commerce.Outbox;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the hub orders, each command once while it is remembered; doing it once more after that does no more either. Owned by
 * the connection's thread.
 */
final class Commands {
    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final int REMEMBERED_MAX = 64;

    private final Outbox outbox;
    private final HubNews news;
    private final Settling settling;
    private final Orders orders;
    private final Pace pace;
    private final Map<UUID, CommandOutcome> remembered = new LinkedHashMap<>();

    Commands(Outbox outbox, HubNews news, Settling settling, Orders orders, Pace pace) {
        this.outbox = outbox;
        this.news = news;
        this.settling = settling;
        this.orders = orders;
        this.pace = pace;
    }

    CommandOutcome obey(HubCommand command, Instant at, long now) {
        var before = remembered.get(command.id());
        if (before != null) {
            return before;
        }
        var outcome = at.isAfter(command.expiresAt()) ? new CommandOutcome.TooLate() : carryOut(command, now);
        remember(command.id(), outcome);
        LOG.atInfo()
                .addKeyValue("command", command.id())
                .addKeyValue("what", command.what().getClass().getSimpleName())
                .addKeyValue("outcome", outcome)
                .log("command of the hub");
        return outcome;
    }

    /** What was answered before is no longer true. */
    void becameAfterAll(UUID command, CommandOutcome outcome) {
        remember(command, outcome);
    }

    private void remember(UUID command, CommandOutcome outcome) {
        remembered.put(command, outcome);
        if (remembered.size() > REMEMBERED_MAX) {
            remembered.remove(remembered.keySet().iterator().next());
        }
    }

    private CommandOutcome carryOut(HubCommand command, long now) {
        return switch (command.what()) {
            case HubCommand.What.ResendFrom from -> resend(from, command.issuedAt(), now);
            case HubCommand.What.PushNow _ -> {
                pace.pushNow();
                yield new CommandOutcome.Done();
            }
            case HubCommand.What.Configure(var wishes) -> configure(command, wishes);
            case HubCommand.What.Unknown _ -> new CommandOutcome.Unknown();
        };
    }

    private CommandOutcome resend(HubCommand.What.ResendFrom from, Instant asked, long now) {
        if (from.epoch() != outbox.epoch()) {
            return new CommandOutcome.Refused("the journal has another epoch now, in which everything was sent again");
        }
        if (from.sequence() > outbox.last()) {
            return new CommandOutcome.Refused("the journal ends at " + outbox.last());
        }
        if (asked.isAfter(outbox.receiptsSince())) {
            outbox.resendFrom(from.sequence(), asked);
            settling.lost(from.sequence());
            orders.startOver(now);
        }
        return new CommandOutcome.Done();
    }

    private CommandOutcome configure(HubCommand command, NodeConfiguration wishes) {
        try {
            return news.configuration(command.id(), wishes);
        } catch (RuntimeException e) {
            LOG.atError().setCause(e).addKeyValue("command", command.id()).log("settings of the hub were not taken");
            return new CommandOutcome.Refused("internal error");
        }
    }
}
