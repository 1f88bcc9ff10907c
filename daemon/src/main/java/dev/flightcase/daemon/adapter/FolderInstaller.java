package dev.flightcase.daemon.adapter;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.StoreException;
import dev.flightcase.cache.catalog.HubPriceOutcome;
import dev.flightcase.cache.catalog.HubWord;
import dev.flightcase.daemon.command.ExitCode;
import dev.flightcase.daemon.command.FolderImport;
import dev.flightcase.uplink.commerce.CatalogNews;
import dev.flightcase.uplink.sync.CatalogInstaller;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Imports a folder that came from the hub as one that came on a stick, and what the hub says of prices with it and after. */
public final class FolderInstaller implements CatalogInstaller {
    private static final Logger log = LoggerFactory.getLogger(FolderInstaller.class);
    private static final int REFUSED_LOGGED_MAX = 20;

    private final FolderImport folderImport;
    private final CatalogDesk desk;

    public FolderInstaller(FolderImport folderImport, CatalogDesk desk) {
        this.folderImport = folderImport;
        this.desk = desk;
    }

    @Override
    public Result install(Path folder, CatalogNews news) {
        var result = folderImport.run(folder, word(news));
        if (result.exitCode() != ExitCode.OK) {
            return new Result.Refused(
                    result.lines().isEmpty()
                            ? "it could not be imported"
                            : result.lines().getFirst());
        }
        desk.hubPrices().ifPresent(inForce -> refused(news, inForce.refused()));
        return new Result.Installed();
    }

    @Override
    public Optional<Result> update(CatalogNews news) {
        try {
            return switch (desk.price(word(news))) {
                case HubPriceOutcome.OtherCatalog _ -> Optional.empty();
                case HubPriceOutcome.Unchanged _ -> Optional.of(new Result.Installed());
                case HubPriceOutcome.Busy _ -> Optional.of(new Result.Refused("another import is about to end"));
                case HubPriceOutcome.Priced priced -> {
                    log.atInfo()
                            .addKeyValue("revision", news.revision())
                            .addKeyValue("prices", news.prices().size())
                            .addKeyValue("changed", priced.changed().size())
                            .log("prices are what the hub says");
                    refused(news, priced.refused());
                    yield Optional.of(new Result.Installed());
                }
            };
        } catch (StoreException e) {
            return Optional.of(new Result.Refused("its prices could not be stored: " + e.getMessage()));
        }
    }

    private static void refused(CatalogNews news, List<String> lines) {
        if (!lines.isEmpty()) {
            log.atWarn()
                    .addKeyValue("revision", news.revision())
                    .addKeyValue("lines", lines.size())
                    .addKeyValue(
                            "first", lines.stream().limit(REFUSED_LOGGED_MAX).toList())
                    .log("some prices of the hub can not be in force; the others are");
        }
    }

    private static HubWord word(CatalogNews news) {
        return new HubWord(
                Bytes.owning(news.manifest().toArray()),
                news.prices().stream()
                        .map(price -> new HubWord.Price(price.sku(), price.minor(), price.currency()))
                        .toList(),
                news.warm());
    }
}
