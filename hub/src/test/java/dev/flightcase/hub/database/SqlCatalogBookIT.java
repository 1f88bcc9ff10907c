package dev.flightcase.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.catalog.CatalogBook;
import dev.flightcase.hub.catalog.CatalogBook.PriceWish;
import dev.flightcase.hub.catalog.CatalogChoice;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.catalog.FolderList;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(RealPostgres.class)
class SqlCatalogBookIT {
    private static final FolderList BERLIN = new FolderList("ab".repeat(32), 300, "berlin", 36, 40, 5_000_000);
    private static final FolderList PARIS = new FolderList("cd".repeat(32), 310, "paris", 12, 14, 900_000);

    private static CatalogBook book(TestDatabase postgres) {
        var database = new Database(postgres.address(), 2);
        database.open();
        return new SqlCatalogBook(database);
    }

    @Test
    void theNewerOfTheChoicesForANodeAndForAllCounts(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        long berlin = book.add(BERLIN);
        long paris = book.add(PARIS);
        assertThat(book.choice("fc-a")).isEmpty();

        assertThat(book.choose(List.of(CatalogBook.ALL), berlin, List.of())).isTrue();
        assertThat(book.choice("fc-a")).map(CatalogChoice::eventKey).contains("berlin");
        assertThat(book.choose(List.of("fc-a"), paris, List.of("TEE"))).isTrue();
        var own = book.choice("fc-a").orElseThrow();
        assertThat(own.manifest()).isEqualTo("cd".repeat(32));
        assertThat(own.warm()).containsExactly("TEE");
        assertThat(book.choice("fc-b")).map(CatalogChoice::catalog).contains(berlin);
        assertThat(book.choose(List.of(CatalogBook.ALL), berlin, List.of())).isTrue();

        var again = book.choice("fc-a").orElseThrow();
        assertThat(again.catalog()).isEqualTo(berlin);
        assertThat(again.news()).isGreaterThan(own.news());
    }

    private static boolean price(CatalogBook book, String node, Price... prices) {
        return book.price(List.of(new PriceWish(node, List.of(prices), List.of())));
    }

    private static Price euros(String sku, long amount) {
        return new Price(sku, amount, "EUR");
    }

    @Test
    void pricesHoldUntilTheNextChoice(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        long berlin = book.add(BERLIN);
        assertThat(price(book, "fc-a", euros("TEE", 2500))).isFalse();
        book.choose(List.of("fc-a"), berlin, List.of());
        long before = book.choice("fc-a").orElseThrow().news();

        assertThat(price(book, "fc-a", euros("TEE", 2500), euros("MUG", 900), euros("LP", 1)))
                .isTrue();
        assertThat(book.price(List.of(new PriceWish("fc-a", List.of(euros("TEE", 2600)), List.of("LP")))))
                .isTrue();
        var choice = book.choice("fc-a").orElseThrow();
        assertThat(choice.prices()).containsExactly(euros("MUG", 900), euros("TEE", 2600));
        assertThat(choice.news()).isGreaterThan(before);
        book.choose(List.of("fc-a"), berlin, List.of());

        assertThat(book.choice("fc-a").orElseThrow().prices()).isEmpty();
    }

    @Test
    void aPriceForAllIsNoNewChoiceForANodeWithOneOfItsOwn(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        long berlin = book.add(BERLIN);
        long paris = book.add(PARIS);
        book.choose(List.of("fc-old"), paris, List.of());
        book.choose(List.of(CatalogBook.ALL), berlin, List.of());
        book.choose(List.of("fc-a"), paris, List.of());

        assertThat(price(book, CatalogBook.ALL, euros("TEE", 1))).isTrue();

        var choices = book.choices(List.of("fc-a", "fc-b", "fc-c", "fc-old"));
        assertThat(choices.get("fc-a"))
                .returns(paris, CatalogChoice::catalog)
                .returns(List.of(), CatalogChoice::prices);
        assertThat(choices.get("fc-b")).returns(berlin, CatalogChoice::catalog);
        assertThat(book.choice("fc-b").orElseThrow().prices()).containsExactly(euros("TEE", 1));
        assertThat(choices.get("fc-c")).isEqualTo(choices.get("fc-b"));
        assertThat(choices.get("fc-old")).isEqualTo(choices.get("fc-b"));
        assertThat(book.chosen()).extracting(CatalogBook.Chosen::node).containsExactly("*", "fc-a");
    }

    @Test
    void aPriceForOneNodeMakesTheChoiceOfAllItsOwn(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        long berlin = book.add(BERLIN);
        book.choose(List.of(CatalogBook.ALL), berlin, List.of("TEE"));
        price(book, CatalogBook.ALL, euros("MUG", 5));

        assertThat(price(book, "fc-a", euros("TEE", 1))).isTrue();

        var own = book.choice("fc-a").orElseThrow();
        assertThat(own).returns(berlin, CatalogChoice::catalog).returns(List.of("TEE"), CatalogChoice::warm);
        assertThat(own.prices()).containsExactly(euros("MUG", 5), euros("TEE", 1));
        assertThat(book.choice("fc-b").orElseThrow().prices()).containsExactly(euros("MUG", 5));
    }

    @Test
    void allOfTheWishesComeTrueOrNone(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        book.choose(List.of("fc-a"), book.add(BERLIN), List.of());
        var many = IntStream.rangeClosed(0, CatalogBook.PRICES_MAX)
                .mapToObj(n -> euros("P" + n, n))
                .toList();

        assertThat(book.price(List.of(
                        new PriceWish("fc-a", many.subList(0, 3), List.of()),
                        new PriceWish("fc-nobody", many.subList(0, 3), List.of()))))
                .isFalse();
        assertThat(book.price(List.of(new PriceWish("fc-a", many, List.of())))).isFalse();
        assertThat(book.choice("fc-a").orElseThrow().prices()).isEmpty();
        assertThat(book.price(List.of(new PriceWish("fc-a", many.subList(1, many.size()), List.of()))))
                .isTrue();
    }

    @Test
    void aCatalogThatIsNotThereCanNotBeChosen(TestDatabase postgres) throws SQLException {
        var book = book(postgres);

        assertThat(book.choose(List.of(CatalogBook.ALL), 7, List.of())).isFalse();
        assertThat(book.choice("fc-a")).isEmpty();
    }
}
