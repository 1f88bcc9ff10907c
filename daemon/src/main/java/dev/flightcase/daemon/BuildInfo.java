package dev.flightcase.daemon;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.Properties;

/**
 * What this is a build of.
 *
 * @param commit short hash, or {@code unknown} when it was built outside a repository
 * @param hlsJs version of the player that the screen page loads
 * @param made when its sources were released, or earlier: a clock before this is wrong
 */
public record BuildInfo(String version, String commit, String hlsJs, Instant made) {
    private static final String FILE = "/build.properties";

    public static BuildInfo load() {
        try (var in = BuildInfo.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var properties = new Properties();
            properties.load(in);
            return new BuildInfo(
                    property(properties, "version"),
                    property(properties, "commit"),
                    property(properties, "hlsjs"),
                    Instant.parse(property(properties, "made")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String property(Properties properties, String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalStateException(FILE + " has no " + name);
        }
        return value;
    }
}
