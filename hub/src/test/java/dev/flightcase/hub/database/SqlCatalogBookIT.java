package dev.flightcase.hub.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.hub.catalog.CatalogBook;
import dev.flightcase.hub.catalog.CatalogChoice;
import dev.flightcase.hub.catalog.CatalogChoice.Price;
import dev.flightcase.hub.catalog.FolderList;
import java.sql.SQLException;
import java.util.List;
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

    @Test
    void pricesHoldUntilTheNextChoice(TestDatabase postgres) throws SQLException {
        var book = book(postgres);
        long berlin = book.add(BERLIN);
        assertThat(book.price("fc-a", List.of(new Price("TEE", 2500, "EUR")))).isFalse();
        book.choose(List.of("fc-a"), berlin, List.of());
        long before = book.choice("fc-a").orElseThrow().news();

        assertThat(book.price("fc-a", List.of(new Price("TEE", 2500, "EUR"), new Price("MUG", 900, "EUR"))))
                .isTrue();
        assertThat(book.price("fc-a", List.of(new Price("TEE", 2600, "EUR")))).isTrue();
        var choice = book.choice("fc-a").orElseThrow();
        assertThat(choice.prices()).containsExactly(new Price("MUG", 900, "EUR"), new Price("TEE", 2600, "EUR"));
        assertThat(choice.news()).isGreaterThan(before);
        book.choose(List.of("fc-a"), berlin, List.of());

        assertThat(book.choice("fc-a").orElseThrow().prices()).isEmpty();
    }

    @Test
    void aCatalogThatIsNotThereCanNotBeChosen(TestDatabase postgres) throws SQLException {
        var book = book(postgres);

        assertThat(book.choose(List.of(CatalogBook.ALL), 7, List.of())).isFalse();
        assertThat(book.choice("fc-a")).isEmpty();
    }
}
