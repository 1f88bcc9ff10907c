package dev.flightcase.hal.kit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flightcase.settings.SettingsFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The board profiles that there are: those that come with the node, and the operator's, which win. Blocks on the disk. */
public final class Kits {
    /** In the order in which they are listed. */
    private static final List<String> KNOWN = List.of(
            "geekworm-x728",
            "geekworm-x708",
            "suptronics-x1200",
            "waveshare-ups-hat",
            "waveshare-ups-hat-b",
            "waveshare-ups-hat-c",
            "waveshare-ups-hat-d",
            "waveshare-ups-hat-e",
            "pisugar-3",
            "solar-ina3221",
            "victron-mppt",
            "victron-bmv");

    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
    private static final String SUFFIX = ".toml";

    private final Path folder;
    private final Supplier<Wires> wires;

    /**
     * @param folder of the operator's profiles; need not exist
     * @param wires asked for each board that is opened
     */
    public Kits(Path folder, Supplier<Wires> wires) {
        this.folder = folder;
        this.wires = wires;
    }

    /** Of all kits. */
    public List<String> names() {
        var names = new ArrayList<>(KNOWN);
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                files.map(file -> file.getFileName().toString())
                        .filter(name -> name.endsWith(SUFFIX))
                        .map(name -> name.substring(0, name.length() - SUFFIX.length()))
                        .filter(name -> !names.contains(name))
                        .sorted()
                        .forEach(names::add);
            } catch (IOException e) {
                throw new UncheckedIOException("the board profiles in " + folder + " can not be listed", e);
            }
        }
        return List.copyOf(names);
    }

    /** Empty when there is no such kit; throws {@link dev.flightcase.settings.SettingsException} when its file has a mistake. */
    public Optional<KitProfile> named(String name) {
        return kit(name).map(kit -> new KitProfile(kit, wires));
    }

    Optional<Kit> kit(String name) {
        if (!NAME.matcher(name).matches()) {
            return Optional.empty();
        }
        var own = folder.resolve(name + SUFFIX);
        if (Files.exists(own)) {
            return Optional.of(new KitFile(name, SettingsFile.read(own)).read());
        }
        if (!KNOWN.contains(name)) {
            return Optional.empty();
        }
        return Optional.of(new KitFile(name, SettingsFile.parse("boards/" + name + SUFFIX, resource(name))).read());
    }

    private static String resource(String name) {
        try (var bytes = Kits.class.getResourceAsStream("/boards/" + name + SUFFIX)) {
            if (bytes == null) {
                throw new IllegalStateException("board profile " + name + " is missing in the program");
            }
            return new String(bytes.readAllBytes(), UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
