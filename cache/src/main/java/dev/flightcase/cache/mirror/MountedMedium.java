package dev.flightcase.cache.mirror;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A folder on another file system. When a stick is pulled out, its mount point is an empty folder of the card: writing there
 * would mirror the card to itself and fill it. So the folder counts only when its device is neither that of the node's data
 * nor that of {@code /}, or when somebody put a file named {@code mirror-here} into it, which says that it may be used
 * wherever it is. The last part of the path is made when it is missing, never what is above it.
 */
public final class MountedMedium implements Medium {
    static final String HERE = "mirror-here";

    private final Path folder;
    private final Path data;

    /**
     * @param folder of the mirror, absolute
     * @param data of the node
     */
    public MountedMedium(Path folder, Path data) {
        this.folder = folder;
        this.data = data;
    }

    @Override
    public Sighting look() {
        if (Files.exists(folder.resolve(HERE))) {
            return new Sighting.There(folder);
        }
        var above = folder.getParent();
        var known = Files.isDirectory(folder) ? folder : above;
        if (known == null || !Files.isDirectory(known)) {
            return new Sighting.NotThere("The second medium is not plugged in: there is no " + above + ".");
        }
        try {
            if (isOurOwn(known)) {
                return new Sighting.NotThere(
                        "The second medium is not plugged in or not mounted: " + known + " is on the node's own disk.");
            }
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(folder);
                return unmountedMeanwhile();
            }
            return new Sighting.There(folder);
        } catch (IOException e) {
            return new Sighting.NotThere("The second medium can not be used: " + Trouble.of(e));
        }
    }

    private Sighting unmountedMeanwhile() throws IOException {
        if (!isOurOwn(folder)) {
            return new Sighting.There(folder);
        }
        Files.delete(folder);
        return new Sighting.NotThere("The second medium was just pulled out.");
    }

    private boolean isOurOwn(Path path) throws IOException {
        var device = device(path);
        return device.equals(device(data)) || device.equals(device(Path.of("/")));
    }

    private static Object device(Path path) throws IOException {
        return Files.getAttribute(path, "unix:dev");
    }
}
