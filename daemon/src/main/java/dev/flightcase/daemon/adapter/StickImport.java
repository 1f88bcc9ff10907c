package dev.flightcase.daemon.adapter;

import dev.flightcase.daemon.command.CatalogImport;
import dev.flightcase.daemon.command.CatalogStick;
import dev.flightcase.daemon.command.CommandResult;
import dev.flightcase.daemon.command.ExitCode;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.commerce.HubKeys;
import dev.flightcase.uplink.sync.CatalogSync;
import dev.flightcase.uplink.wire.Parsed;
import dev.flightcase.uplink.wire.SignedDecoder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Imports what lies in a folder: a catalog of the creator's, or a stick of the hub's as if it had come over the network. */
public final class StickImport implements CatalogImport {
    /** As much as a message may have on the wire. */
    private static final long NEWS_BYTES_MAX = 64 << 10;

    private final CatalogImport folders;
    private final CatalogSync sync;
    private final String node;
    private final Supplier<Optional<HubKeys>> keys;

    /**
     * @param folders takes what is no stick of the hub's
     * @param node this one's id
     * @param keys of the hub; empty when this node has none
     */
    public StickImport(CatalogImport folders, CatalogSync sync, String node, Supplier<Optional<HubKeys>> keys) {
        this.folders = folders;
        this.sync = sync;
        this.node = node;
        this.keys = keys;
    }

    @Override
    public CommandResult run(Path folder) {
        if (!CatalogStick.isAt(folder)) {
            return folders.run(folder);
        }
        var known = keys.get();
        if (known.isEmpty()) {
            return refused(
                    "this stick is signed by a hub, and this node belongs to none, so nothing on it can be checked;"
                            + " claim the node first (flightcase claim), or import the catalog's plain folder");
        }
        var stick = CatalogStick.at(folder);
        try {
            if (!Files.exists(stick.news(node))) {
                return refused(
                        "there is nothing on this stick for this node; write it with: flightcase hub stick --node "
                                + node);
            }
            if (Files.size(stick.news(node)) > NEWS_BYTES_MAX) {
                return refused("what is on this stick for this node is too long; write it again");
            }
            var news = Files.readAllBytes(stick.news(node));
            return switch (new SignedDecoder(known.get(), node).catalog(news, Map.of())) {
                case Parsed.Good<CatalogNews>(var good) -> bring(good, stick);
                case Parsed.Bad<CatalogNews>(var why) ->
                    refused("what is on this stick for this node " + why + "; it may be another hub's, or torn");
            };
        } catch (IOException e) {
            return new CommandResult(
                    ExitCode.IO, List.of("not imported: the stick can not be read: " + e.getMessage()));
        }
    }

    private CommandResult bring(CatalogNews news, CatalogStick stick) {
        try {
            return sync.bring(news, stick.blobs())
                    .map(StickImport::refused)
                    .orElseGet(() -> new CommandResult(
                            ExitCode.OK, List.of("imported revision " + news.revision() + " of the hub's catalog")));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return refused("the node stops");
        }
    }

    private static CommandResult refused(String why) {
        return new CommandResult(ExitCode.DATA, List.of("not imported: " + why));
    }
}
