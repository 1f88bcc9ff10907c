package dev.flightcase.hub.claim;

import dev.flightcase.hub.HubException;
import dev.flightcase.hub.keys.KeyFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Codes and nodes in memory and in one file, {@code claims.jsonl}, that each change writes anew: for one hub process with up to a few
 * thousand nodes. One transaction at a time.
 */
public final class FileClaimStore implements ClaimStore {
    private static final String FILE = "claims.jsonl";
    private static final String HEAD = "{\"flightcase_claims\":1}";

    private final KeyFolder folder;
    private Map<String, ClaimCode> codes = new LinkedHashMap<>();
    private Map<String, NodeEntry> nodes = new LinkedHashMap<>();

    private FileClaimStore(KeyFolder folder) {
        this.folder = folder;
    }

    /** @throws HubException if the file is damaged or can not be read; it is left as it is */
    public static FileClaimStore open(KeyFolder folder) {
        var store = new FileClaimStore(folder);
        var file = folder.path(FILE);
        if (Files.exists(file)) {
            try {
                var lines = Files.readAllLines(file, StandardCharsets.UTF_8);
                if (lines.isEmpty() || !lines.getFirst().equals(HEAD)) {
                    throw new HubException(file + " is not what this hub wrote; restore it from a backup");
                }
                for (int i = 1; i < lines.size(); i++) {
                    store.read(lines.get(i), i + 1);
                }
            } catch (IOException e) {
                throw new HubException(file + " can not be read: " + e + "; check the disk", e);
            }
        }
        return store;
    }

    @Override
    public synchronized <R> R inTransaction(Function<Books, R> work) {
        var copy = new Copy(new LinkedHashMap<>(codes), new LinkedHashMap<>(nodes));
        R result = work.apply(copy);
        if (!copy.codes.equals(codes) || !copy.nodes.equals(nodes)) {
            folder.replace(FILE, text(copy));
            codes = copy.codes;
            nodes = copy.nodes;
        }
        return result;
    }

    private void read(String line, int number) {
        try {
            BooksText.read(line, code -> codes.put(code.hash(), code), entry -> nodes.put(entry.node(), entry));
        } catch (RuntimeException e) {
            throw new HubException(
                    folder.path(FILE) + ", line " + number + " is damaged; restore the file from a backup", e);
        }
    }

    private static String text(Copy copy) {
        var text = new StringBuilder(HEAD).append('\n');
        copy.codes.values().forEach(code -> text.append(BooksText.code(code)).append('\n'));
        copy.nodes.values().forEach(entry -> text.append(BooksText.node(entry)).append('\n'));
        return text.toString();
    }

    private static final class Copy implements Books {
        private final Map<String, ClaimCode> codes;
        private final Map<String, NodeEntry> nodes;

        Copy(Map<String, ClaimCode> codes, Map<String, NodeEntry> nodes) {
            this.codes = codes;
            this.nodes = nodes;
        }

        @Override
        public Optional<ClaimCode> code(String hash) {
            return Optional.ofNullable(codes.get(hash));
        }

        @Override
        public List<ClaimCode> codes() {
            return List.copyOf(codes.values());
        }

        @Override
        public void put(ClaimCode code) {
            codes.put(code.hash(), code);
        }

        @Override
        public void removeCode(String hash) {
            codes.remove(hash);
        }

        @Override
        public Optional<NodeEntry> node(String node) {
            return Optional.ofNullable(nodes.get(node));
        }

        @Override
        public List<NodeEntry> nodes() {
            return List.copyOf(nodes.values());
        }

        @Override
        public void put(NodeEntry entry) {
            nodes.put(entry.node(), entry);
        }
    }
}
