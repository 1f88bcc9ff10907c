package dev.flightcase.hub;

import java.io.IOException;
import java.util.Properties;
import picocli.CommandLine.IVersionProvider;

/** What {@code flightcase hub --version} prints: name, version, commit (short hash, or {@code unknown} outside a repository), Java. */
final class HubVersion implements IVersionProvider {
    private static final String FILE = "/hub-build.properties";

    @Override
    public String[] getVersion() throws IOException {
        try (var in = HubVersion.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException(FILE + " is not on the class path");
            }
            var build = new Properties();
            build.load(in);
            return new String[] {
                "flightcase hub %s (%s), Java %s"
                        .formatted(build.getProperty("version"), build.getProperty("commit"), Runtime.version())
            };
        }
    }
}
