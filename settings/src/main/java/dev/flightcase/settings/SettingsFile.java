package dev.flightcase.settings;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.tomlj.Toml;

/** One TOML file being read: {@link #root()} gives values, {@link #finish()} says whether all of it was right. */
public final class SettingsFile {
    /** Nobody writes such a file by hand; it is the wrong file. */
    private static final int BYTES_MAX = 1024 * 1024;

    private final String name;
    private final List<SettingsProblem> problems = new ArrayList<>();
    private final Section root;

    private SettingsFile(String name, String text) {
        this.name = name;
        var parsed = Toml.parse(text);
        for (var error : parsed.errors()) {
            problems.add(
                    new SettingsProblem(name, error.position().line(), "", null, String.valueOf(error.getMessage())));
        }
        if (!problems.isEmpty()) {
            throw new SettingsException(problems);
        }
        root = new Section(this, "", parsed);
    }

    /**
     * Reads and parses, blocking.
     *
     * @throws SettingsException when the file can not be read or is no TOML
     */
    public static SettingsFile read(Path path) {
        return new SettingsFile(path.toString(), text(path));
    }

    /** Parses a text; {@code name} stands in its errors where a path would. */
    public static SettingsFile parse(String name, String text) {
        return new SettingsFile(name, text);
    }

    public Section root() {
        return root;
    }

    /**
     * To be called when all keys have been asked for.
     *
     * @throws SettingsException with every problem, keys that nobody asked for included
     */
    public void finish() {
        root.reportUnknownKeys();
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(SettingsProblem::line));
            throw new SettingsException(problems);
        }
    }

    void problem(int line, String key, String value, String rule) {
        problems.add(new SettingsProblem(name, line, key, value, rule));
    }

    void problem(int line, String key, String rule) {
        problems.add(new SettingsProblem(name, line, key, null, rule));
    }

    /** Counts what it reads: a pipe or a device has no size beforehand. */
    private static String text(Path path) {
        try (var in = Files.newInputStream(path)) {
            var bytes = in.readNBytes(BYTES_MAX + 1);
            if (bytes.length > BYTES_MAX) {
                throw refused(path, "is larger than " + BYTES_MAX + " bytes; is it the right file?");
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (NoSuchFileException e) {
            throw refused(path, "there is no such file");
        } catch (AccessDeniedException e) {
            throw refused(path, "can not be read: permission denied; give it to the user that runs this");
        } catch (CharacterCodingException e) {
            throw refused(path, "is not UTF-8 text");
        } catch (IOException e) {
            throw refused(path, "can not be read: " + e.getMessage());
        }
    }

    private static SettingsException refused(Path path, String rule) {
        return new SettingsException(List.of(new SettingsProblem(path.toString(), 0, "", null, rule)));
    }
}
