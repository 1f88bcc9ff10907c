package dev.flightcase.hub.database;

import dev.flightcase.hub.catalog.CatalogBook;
import dev.flightcase.hub.catalog.CatalogChoice;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.catalog.FolderList;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Catalogs in PostgreSQL; see {@code db/002-catalogs.sql} and {@code db/004-choices.sql}. */
public final class SqlCatalogBook implements CatalogBook {
    /** Each choice once, with the nodes that follow it. */
    private static final String CHOICES = """
            WITH follow AS (
                SELECT DISTINCT ON (n.node) n.node, o.node AS choice
                FROM unnest(?) AS n (node) JOIN catalog_choices o ON o.node IN (n.node, '*')
                ORDER BY n.node, o.chosen DESC)
            SELECT f.nodes, o.news, o.warm, c.*, p.*
            FROM (SELECT choice, array_agg(node) AS nodes FROM follow GROUP BY choice) f
                JOIN catalog_choices o ON o.node = f.choice
                JOIN catalogs c USING (catalog)
                CROSS JOIN LATERAL (
                    SELECT array_agg(sku ORDER BY sku) AS skus, array_agg(amount ORDER BY sku) AS amounts,
                        array_agg(currency ORDER BY sku) AS currencies
                    FROM price_changes WHERE node = o.node) p
            """;

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
            for (var node : nodes) {
                choose(connection, node, catalog, connection.createArrayOf("text", warm.toArray()));
            }
            return true;
        });
    }

    /** The changes of the former choice go with it. */
    private static void choose(Connection connection, String node, long catalog, Array warm) throws SQLException {
        execute(connection, "DELETE FROM catalog_choices WHERE node = ?", node);
        execute(connection, """
                INSERT INTO catalog_choices (node, catalog, warm, news, chosen)
                SELECT ?, ?, ?, n, n FROM nextval('catalog_news') AS n
                """, node, catalog, warm);
    }

    private static int execute(Connection connection, String sql, Object... values) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i]);
            }
            return statement.executeUpdate();
        }
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
    public List<Chosen> chosen() {
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement("""
                            SELECT o.node, c.event_key, c.manifest
                            FROM catalog_choices o JOIN catalogs c USING (catalog)
                            WHERE o.chosen >= coalesce((SELECT chosen FROM catalog_choices WHERE node = '*'), 0)
                            ORDER BY o.node
                            """);
                    var found = select.executeQuery()) {
                var chosen = new ArrayList<Chosen>();
                while (found.next()) {
                    chosen.add(new Chosen(
                            found.getString(1),
                            found.getString(2),
                            HexFormat.of().formatHex(found.getBytes(3))));
                }
                return chosen;
            }
        });
    }

    @Override
    public boolean price(List<PriceWish> wishes) {
        try {
            return database.inTransaction(connection -> {
                for (var wish : wishes) {
                    if (!price(connection, wish)) {
                        throw new NotAll();
                    }
                }
                return true;
            });
        } catch (NotAll _) {
            return false;
        }
    }

    /** Takes the transaction back. */
    private static final class NotAll extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    private static boolean price(Connection connection, PriceWish wish) throws SQLException {
        if (!hasOwn(connection, wish.node()) && !makeOwn(connection, wish.node())) {
            return false;
        }
        for (var sku : wish.dropped()) {
            execute(connection, "DELETE FROM price_changes WHERE node = ? AND sku = ?", wish.node(), sku);
        }
        for (var price : wish.prices()) {
            execute(connection, """
                    INSERT INTO price_changes (node, sku, amount, currency) VALUES (?, ?, ?, ?)
                    ON CONFLICT (node, sku) DO UPDATE SET amount = excluded.amount, currency = excluded.currency
                    """, wish.node(), price.sku(), price.amount(), price.currency());
        }
        // After the changes, which wait here for those of another process.
        execute(connection, "UPDATE catalog_choices SET news = nextval('catalog_news') WHERE node = ?", wish.node());
        return has(
                connection, "SELECT 1 FROM price_changes WHERE node = ? HAVING count(*) <= " + PRICES_MAX, wish.node());
    }

    /** Locks the choice, so that what is said of it has one order. */
    private static boolean hasOwn(Connection connection, String node) throws SQLException {
        return has(connection, """
                SELECT 1 FROM catalog_choices
                WHERE node = ? AND chosen >= coalesce((SELECT chosen FROM catalog_choices WHERE node = '*'), 0)
                FOR UPDATE
                """, node);
    }

    private static boolean makeOwn(Connection connection, String node) throws SQLException {
        execute(connection, "DELETE FROM catalog_choices WHERE node = ?", node);
        int made = execute(connection, """
                INSERT INTO catalog_choices (node, catalog, warm, news, chosen)
                SELECT ?, catalog, warm, n, n FROM catalog_choices, nextval('catalog_news') AS n WHERE node = '*'
                """, node);
        execute(connection, """
                INSERT INTO price_changes (node, sku, amount, currency)
                SELECT ?, sku, amount, currency FROM price_changes WHERE node = '*'
                """, node);
        return made > 0;
    }

    private static boolean has(Connection connection, String sql, String node) throws SQLException {
        try (var select = connection.prepareStatement(sql)) {
            select.setString(1, node);
            try (var found = select.executeQuery()) {
                return found.next();
            }
        }
    }

    @Override
    public Map<String, CatalogChoice> choices(Collection<String> nodes) {
        if (nodes.isEmpty()) {
            return Map.of();
        }
        return database.inTransaction(connection -> {
            try (var select = connection.prepareStatement(CHOICES)) {
                select.setArray(1, connection.createArrayOf("text", nodes.toArray()));
                try (var found = select.executeQuery()) {
                    var choices = new HashMap<String, CatalogChoice>();
                    while (found.next()) {
                        var choice = choice(found);
                        for (var node : (String[]) found.getArray("nodes").getArray()) {
                            choices.put(node, choice);
                        }
                    }
                    return choices;
                }
            }
        });
    }

    private static CatalogChoice choice(ResultSet found) throws SQLException {
        return new CatalogChoice(
                found.getLong("news"),
                found.getLong("catalog"),
                found.getString("event_key"),
                HexFormat.of().formatHex(found.getBytes("manifest")),
                found.getLong("manifest_bytes"),
                prices(found),
                List.of((String[]) found.getArray("warm").getArray()));
    }

    private static List<Price> prices(ResultSet found) throws SQLException {
        var listed = found.getArray("skus");
        if (listed == null) {
            return List.of();
        }
        var skus = (String[]) listed.getArray();
        var amounts = (Long[]) found.getArray("amounts").getArray();
        var currencies = (String[]) found.getArray("currencies").getArray();
        var prices = new ArrayList<Price>();
        for (int i = 0; i < skus.length; i++) {
            prices.add(new Price(skus[i], amounts[i], currencies[i]));
        }
        return prices;
    }
}
