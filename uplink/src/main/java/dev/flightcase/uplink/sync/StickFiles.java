package dev.flightcase.uplink.sync;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Takes the files of one catalog from a folder in which each lies under its SHA-256. Nothing of it is believed before it is hashed. */
final class StickFiles {
    private final Path from;
    private final BlobFolder blobs;
    private final KnownFiles known;
    private final long bytesMax;

    /** @param bytesMax of all files together */
    StickFiles(Path from, BlobFolder blobs, KnownFiles known, long bytesMax) {
        this.from = from;
        this.blobs = blobs;
        this.known = known;
        this.bytesMax = bytesMax;
    }

    /** @param manifest SHA-256; a disk of ours that fails is thrown */
    CatalogFetch.Result take(String manifest, Progress progress) throws IOException {
        var failure = take("the list of files", manifest);
        if (failure.isPresent()) {
            return new CatalogFetch.Result.Failed(failure.get());
        }
        var list = Manifest.parse(new String(blobs.read(manifest), StandardCharsets.UTF_8));
        if (list.isEmpty()) {
            return new CatalogFetch.Result.Failed(
                    "the list of files can not be understood; this node may be too old for it");
        }
        var files = list.get();
        if (files.bytes() > bytesMax) {
            return new CatalogFetch.Result.Failed(
                    "the catalog has " + files.bytes() + " bytes, more than " + bytesMax + " (uplink.sync.bytes-max)");
        }
        progress.expect(files.files().size(), files.bytes());
        for (var file : files.files()) {
            failure = take(file.path(), file.sha256());
            if (failure.isPresent()) {
                return new CatalogFetch.Result.Failed(failure.get());
            }
            progress.here(file.bytes());
        }
        blobs.sync();
        return new CatalogFetch.Result.Whole(files);
    }

    /** Empty when it is here; else why it is not. */
    private Optional<String> take(String name, String sha256) throws IOException {
        if (blobs.has(sha256)) {
            return Optional.empty();
        }
        var here = known.find(sha256);
        if (here.isPresent() && blobs.adopt(sha256, here.get())) {
            return Optional.empty();
        }
        var file = from.resolve(sha256);
        if (!Files.isRegularFile(file)) {
            return Optional.of("the stick lacks " + name + "; write it again");
        }
        blobs.forgetPart(sha256);
        try (OutputStream part = Channels.newOutputStream(blobs.appending(sha256))) {
            Files.copy(file, part);
        }
        return blobs.complete(sha256)
                ? Optional.empty()
                : Optional.of(name + " on the stick is not what the hub has signed; write it again");
    }
}
