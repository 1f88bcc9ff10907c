package dev.flightcase.hub.commands;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A book without a database. */
final class InMemoryBook implements CommandBook {
    private final List<Issued> commands = new ArrayList<>();
    private final Map<UUID, Answer> answers = new HashMap<>();

    @Override
    public boolean add(Issued command) {
        return commands.add(command);
    }

    @Override
    public List<Issued> waiting(Instant now) {
        return commands.stream()
                .filter(command -> !answers.containsKey(command.id()) && now.isBefore(command.expires()))
                .toList();
    }

    @Override
    public boolean answered(UUID id, String node, Answer answer) {
        boolean known = commands.stream()
                .anyMatch(command -> command.id().equals(id) && command.node().equals(node));
        if (known) {
            answers.put(id, answer);
        }
        return known;
    }

    @Override
    public boolean toldSince(String node, String says, Instant since) {
        return commands.stream()
                .anyMatch(command -> command.node().equals(node)
                        && command.says().equals(says)
                        && command.issued().isAfter(since));
    }

    @Override
    public List<Told> newest(int limit) {
        return commands.reversed().stream()
                .limit(limit)
                .map(command -> new Told(command, answers.get(command.id())))
                .toList();
    }
}
