package dev.flightcase.hub.commands;

import com.google.protobuf.ByteString;
import dev.flightcase.contract.commerce.Command;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Makes commands and puts them into the book. Blocks; from any thread. */
public final class Issuer {
    private static final int ID_BYTES = 16;

    private final CommandBook book;
    private final InstantSource clock;
    private final Supplier<UUID> ids;
    private final Runnable issued;

    /** @param issued runs after a command is durable */
    public Issuer(CommandBook book, InstantSource clock, Supplier<UUID> ids, Runnable issued) {
        this.book = book;
        this.clock = clock;
        this.ids = ids;
        this.issued = issued;
    }

    /** The command's id; empty when too many wait for this node already. */
    public Optional<UUID> issue(String node, Wish wish, Duration valid) {
        var id = ids.get();
        var now = clock.instant();
        var expires = now.plus(valid);
        var command = Command.newBuilder()
                .setId(bytes(id))
                .setNode(node)
                .setIssuedAt(now.toEpochMilli())
                .setExpiresAt(expires.toEpochMilli());
        wish.into(command);
        var entry = new CommandBook.Issued(
                id, node, wish.kind(), wish.says(), command.build().toByteString(), now, expires);
        if (!book.add(entry)) {
            return Optional.empty();
        }
        issued.run();
        return Optional.of(id);
    }

    private static ByteString bytes(UUID id) {
        return ByteString.copyFrom(ByteBuffer.allocate(ID_BYTES)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .flip());
    }
}
