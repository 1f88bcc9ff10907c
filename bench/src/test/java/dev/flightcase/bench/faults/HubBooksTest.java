package dev.flightcase.bench.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.faults.Finding.Sort;
import dev.flightcase.demo.client.Json;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A hub that is not as it should be is found out, and once only. */
class HubBooksTest {
    private final Book book = new Book();
    private final List<String> orders = new ArrayList<>();
    private final List<String> quarantine = new ArrayList<>();
    private final HubBooks books = new HubBooks(this::page, book);

    @Test
    void whatWasPromisedAndIsThereOnceIsFine() throws Exception {
        promised("a", "1");
        enter("a", "1");

        assertThat(found(true)).isEmpty();
    }

    @Test
    void aMissingOrderIsLost() throws Exception {
        promised("a", "1");
        promised("b", "2");
        enter("a", "1");

        assertThat(found(false)).containsExactly(Sort.LOST);
        assertThat(found(false)).isEmpty();
    }

    @Test
    void anOrderThatLeavesTheLedgerIsLost() throws Exception {
        promised("a", "1");
        enter("a", "1");
        assertThat(found(true)).isEmpty();
        orders.clear();

        assertThat(found(true)).containsExactly(Sort.LOST);
    }

    @Test
    void anotherHashIsWrong() throws Exception {
        promised("a", "1");
        enter("a", "2");

        assertThat(found(false)).containsExactly(Sort.WRONG);
    }

    @Test
    void whatIsOnlyInQuarantineIsWrong() throws Exception {
        promised("a", "1");
        quarantine.add("{\"id\":\"a\"}");

        assertThat(found(false)).containsExactly(Sort.WRONG);
    }

    @Test
    void twiceInTheLedgerIsDoubled() throws Exception {
        promised("a", "1");
        enter("a", "1");
        enter("a", "1");

        assertThat(found(true)).containsExactly(Sort.DOUBLED);
    }

    @Test
    void whatNobodyWasPromisedIsDoubled() throws Exception {
        enter("a", "1");

        assertThat(found(false)).containsExactly(Sort.DOUBLED);
    }

    @Test
    void whatWentWithACardMayBeThereOrNot() throws Exception {
        promised("a", "1");
        promised("b", "2");
        book.drop(List.of("a", "b"));
        enter("a", "1");

        assertThat(found(true)).isEmpty();
    }

    private List<Sort> found(boolean whole) throws Exception {
        var found = new ArrayList<Sort>();
        books.read(whole, (sort, _) -> found.add(sort));
        books.compare((sort, _) -> found.add(sort));
        return found;
    }

    private void promised(String id, String hash) {
        book.asks(id, "{}");
        book.acknowledged(id, id, hash);
    }

    private void enter(String id, String hash) {
        orders.add("{\"id\":\"" + id + "\",\"hash\":\"" + hash + "\"}");
    }

    private Json page(String path) {
        var name = path.startsWith("/api/v1/orders") ? "orders" : "quarantine";
        var rows = name.equals("orders") ? orders : quarantine;
        return Json.parse("{\"" + name + "\":[" + String.join(",", rows) + "],\"next\":null}");
    }
}
