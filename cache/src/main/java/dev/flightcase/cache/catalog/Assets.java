package dev.flightcase.cache.catalog;

import java.util.HexFormat;
import java.util.Optional;

/** Finds pictures and their variants. Blocks on the disk. */
final class Assets {
    private final CatalogDisk disk;
    private final AssetFolder folder;

    Assets(CatalogDisk disk, AssetFolder folder) {
        this.disk = disk;
        this.folder = folder;
    }

    Optional<AssetFile> whole(String sha256) {
        return row(sha256).map(this::file);
    }

    /** The smallest variant that is at least that wide; the picture itself when there is none. */
    Optional<AssetFile> atLeast(String sha256, int width) {
        return row(sha256)
                .map(row -> row.renditions().stream()
                        .filter(rendition -> rendition.width() >= width)
                        .findFirst()
                        .flatMap(rendition -> row(rendition.sha256()))
                        .orElse(row))
                .map(this::file);
    }

    private Optional<AssetRow> row(String sha256) {
        if (!AssetFolder.isName(sha256)) {
            return Optional.empty();
        }
        var row = disk.store().get(CatalogTables.ASSETS, HexFormat.of().parseHex(sha256));
        return Optional.ofNullable(row).map(AssetRow::decode);
    }

    private AssetFile file(AssetRow row) {
        return new AssetFile(row.sha256(), folder.path(row.sha256()), row.mediaType(), row.bytes());
    }
}
