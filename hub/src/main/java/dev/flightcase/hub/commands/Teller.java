package dev.flightcase.hub.commands;

import com.google.protobuf.ByteString;
import com.google.protobuf.InvalidProtocolBufferException;
import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.CommandResult;
import dev.flightcase.contract.commerce.Report;
import dev.flightcase.hub.downlink.Downlink;
import dev.flightcase.hub.downlink.SignedMessages;
import dev.flightcase.hub.nodes.NodeKey;
import dev.flightcase.hub.reports.ReportListener;
import java.time.InstantSource;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says commands to nodes, signed, until they answer. A command is not retained, so it is said again: after 5 looks, then 10, 20 and so on up to 300; and
 * at once when the node reports something, since it listens then, or when the broker may have forgotten.
 *
 * <p>{@link #look()} belongs to one thread; {@link #reported} to another.
 */
public final class Teller implements ReportListener {
    static final int PAUSE_MIN = 5;
    static final int PAUSE_MAX = 300;
    private static final int ID_BYTES = 16;
    private static final int REASON_CHARS_MAX = 200;
    private static final Logger LOG = LoggerFactory.getLogger(Teller.class);

    private final CommandBook book;
    private final SignedMessages messages;
    private final Supplier<Collection<NodeKey>> nodes;
    private final Downlink line;
    private final InstantSource clock;
    private final Map<UUID, Said> said = new HashMap<>();
    private final Set<NodeKey> listening = ConcurrentHashMap.newKeySet();
    private long looks;
    private long session;

    /** In looks. */
    private record Said(long at, int pause) {
        boolean isDue(long looks, boolean listens) {
            return looks - at >= (listens ? PAUSE_MIN : pause);
        }
    }

    /** @param nodes that are known now */
    public Teller(
            CommandBook book,
            SignedMessages messages,
            Supplier<Collection<NodeKey>> nodes,
            Downlink line,
            InstantSource clock) {
        this.book = book;
        this.messages = messages;
        this.nodes = nodes;
        this.line = line;
        this.clock = clock;
    }

    /**
     * Says what is due. Waits for database and broker.
     *
     * @throws dev.flightcase.hub.ledger.LedgerException when the database is away
     */
    public void look() {
        looks++;
        if (line.session() != session) {
            session = line.session();
            said.clear();
        }
        var waiting = book.waiting(clock.instant());
        said.keySet().retainAll(waiting.stream().map(CommandBook.Issued::id).toList());
        var heard = new HashMap<String, NodeKey>();
        for (var key : Set.copyOf(listening)) {
            listening.remove(key);
            heard.put(key.node(), key);
        }
        var here = new HashMap<String, NodeKey>();
        nodes.get().forEach(key -> here.put(key.node(), key));
        here.putAll(heard);
        for (var command : waiting) {
            var to = here.get(command.node());
            var before = said.get(command.id());
            boolean listens = heard.containsKey(command.node());
            if (to != null && (before == null || before.isDue(looks, listens))) {
                say(command, to, before == null || listens ? PAUSE_MIN : Math.min(PAUSE_MAX, 2 * before.pause()));
            }
        }
    }

    private void say(CommandBook.Issued command, NodeKey to, int pause) {
        if (line.publish(to.topic("commands"), messages.sign(parsed(command.payload())))) {
            said.put(command.id(), new Said(looks, pause));
            LOG.atInfo()
                    .addKeyValue("node", command.node())
                    .addKeyValue("command", command.id())
                    .addKeyValue("says", command.says())
                    .log("command is said");
        }
    }

    private static Command parsed(ByteString payload) {
        try {
            return Command.parseFrom(payload);
        } catch (InvalidProtocolBufferException e) {
            throw new IllegalStateException("the book of commands holds what is none", e);
        }
    }

    @Override
    public void reported(NodeKey node, Report report) {
        listening.add(node);
        for (var result : report.getCommandsList()) {
            if (result.getId().size() == ID_BYTES) {
                answered(node, result);
            }
        }
    }

    private void answered(NodeKey node, CommandResult result) {
        var id = uuid(result.getId());
        var reason = result.getReason();
        var answer = new CommandBook.Answer(
                result.getOutcomeValue(),
                reason.substring(0, Math.min(reason.length(), REASON_CHARS_MAX)),
                clock.instant());
        if (book.answered(id, node.node(), answer)) {
            LOG.atInfo()
                    .addKeyValue("node", node.node())
                    .addKeyValue("command", id)
                    .addKeyValue("outcome", result.getOutcome())
                    .addKeyValue("reason", answer.reason())
                    .log("command is answered");
        }
    }

    private static UUID uuid(ByteString bytes) {
        var buffer = bytes.asReadOnlyByteBuffer();
        return new UUID(buffer.getLong(), buffer.getLong());
    }
}
