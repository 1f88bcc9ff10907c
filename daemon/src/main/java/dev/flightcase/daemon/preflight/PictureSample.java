package dev.flightcase.daemon.preflight;

import dev.flightcase.cache.Sha256;
import dev.flightcase.daemon.preflight.CatalogInventory.Stored;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** A few pictures, each as likely as any other (reservoir sampling), whose bytes are compared with their names. */
final class PictureSample {
    private static final int PICTURES_MAX = 24;
    private static final int CHUNK_BYTES = 64 * 1024;

    private record Picture(String sku, String sha256, Stored stored) {}

    private final RandomGenerator random;
    private final List<Picture> chosen = new ArrayList<>();
    private int offered;

    PictureSample(RandomGenerator random) {
        this.random = random;
    }

    void offer(String sku, String sha256, Stored stored) {
        offered++;
        var picture = new Picture(sku, sha256, stored);
        if (chosen.size() < PICTURES_MAX) {
            chosen.add(picture);
            return;
        }
        int place = random.nextInt(offered);
        if (place < PICTURES_MAX) {
            chosen.set(place, picture);
        }
    }

    /** The SKU of the first picture that is not what its name says; null when all are. Blocks on the disk. */
    @Nullable
    String damaged() throws IOException, InterruptedException {
        for (var picture : chosen) {
            if (!hash(picture).equals(picture.sha256)) {
                return picture.sku;
            }
        }
        return null;
    }

    private static String hash(Picture picture) throws IOException, InterruptedException {
        var digest = Sha256.digest();
        var chunk = new byte[CHUNK_BYTES];
        try (var in = Files.newInputStream(picture.stored.file())) {
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (Thread.interrupted()) {
                    throw new InterruptedException();
                }
                digest.update(chunk, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
