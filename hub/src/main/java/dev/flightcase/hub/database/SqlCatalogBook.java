package dev.flightcase.hub.database;

import dev.flightcase.hub.catalog.CatalogBook;
import dev.flightcase.hub.catalog.CatalogChoice;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.catalog.FolderList;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Catalogs in PostgreSQL; see {@code db/002-catalogs.sql}. */
public final class SqlCatalogBook implements CatalogBook {
    private final Database database;

    public SqlCatalogBook(Database database) {
        this.database = database;
    }

    @Override
    public long add(FolderList list) {
        return database.inTransaction(connection -> {
            try (var insert = connection.prepareStatement("""
                    INSERT INTO catalogs (event_key, manifest, manifest_bytes, products, files, bytes)
                    VALUES (?, ?, ?, ?, ?, ?) RETURNING catalog
                    """)) {
                insert.setString(1, list.eventKey());
                insert.setBytes(2, HexFormat.of().parseHex(list.sha256()));
                insert.setLong(3, list.length());
                insert.setInt(4, list.products());
                insert.setInt(5, list.files());
                insert.setLong(6, list.bytes());
                try (var made = insert.executeQuery()) {
                    made.next();
                    return made.getLong(1);
                }
            }
        });
    }

    @Override
    public boolean choose(List<String> nodes, long catalog, List<String> warm) {
        return database.inTransaction(connection -> {
            if (!exists(connection, catalog)) {
                return false;
            }
            // The changes of the former choice go with it.
            try (var delete = connection.prepareStatement("DELETE FROM catalog_choices WHERE node = ?");
                    var insert = connection.prepareStatement(
                            "INSERT INTO catalog_choices (node, catalog, warm) VALUES (?, ?, ?)")) {
                for (var node : nodes) {
                    delete.setString(1, node);
                    delete.executeUpdate();
                    insert.setString(1, node);
                    insert.setLong(2, catalog);
                    insert.setArray(3, connection.createArrayOf("text", warm.toArray()));
                    insert.executeUpdate();
                }
            }
            return true;
        });
    }

    private static boolean exists(Connection connection, long catalog) throws SQLException {
        try (var select = connection.prepareStatement("SELECT 1 FROM catalogs WHERE catalog = ?")) {
            select.setLong(1, catalog);
            try (var found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    @Override
    public boolean price(String node, List<Price> prices) {
        return database.inTransaction(connection -> {
            try (var update = connection.prepareStatement(
                    "UPDATE catalog_choices SET news = nextval('catalog_news') WHERE node = ?")) {
                update.setString(1, node);
                if (update.executeUpdate() == 0) {
                    return false;
                }
            }
            try (var insert = connection.prepareStatement("""
                    INSERT INTO price_changes (node, sku, amount, currency) VALUES (?, ?, ?, ?)
                    ON CONFLICT (node, sku) DO UPDATE SET amount = excluded.amount, currency = excluded.currency
                    """)) {
                for (var price : prices) {
                    insert.setString(1, node);
                    insert.setString(2, price.sku());
                    insert.setLong(3, price.amount());
                    insert.setString(4, price.currency());
                    insert.executeUpdate();
                }
            }
            return true;
        });
    }

    @Override
    public Optional<CatalogChoice> choice(String node) {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                    SELECT o.node, o.news, c.catalog, c.event_key, c.manifest, c.manifest_bytes, o.warm
                    FROM catalog_choices o JOIN catalogs c USING (catalog)
                    WHERE o.node IN (?, '*') ORDER BY o.news DESC LIMIT 1
                    """)) {
                select.setString(1, node);
                try (var found = select.executeQuery()) {
                    if (!found.next()) {
                        return Optional.empty();
                    }
                    return Optional.of(new CatalogChoice(
                            found.getLong("news"),
                            found.getLong("catalog"),
                            found.getString("event_key"),
                            HexFormat.of().formatHex(found.getBytes("manifest")),
                            found.getLong("manifest_bytes"),
                            prices(connection, found.getString("node")),
                            List.of((String[]) found.getArray("warm").getArray())));
                }
            }
        });
    }

    private static List<Price> prices(Connection connection, String node) throws SQLException {
        try (var select = connection.prepareStatement(
                "SELECT sku, amount, currency FROM price_changes WHERE node = ? ORDER BY sku")) {
            select.setString(1, node);
            try (var found = select.executeQuery()) {
                List<Price> prices = new ArrayList<>();
                while (found.next()) {
                    prices.add(new Price(found.getString(1), found.getLong(2), found.getString(3)));
                }
                return prices;
            }
        }
    }
}
