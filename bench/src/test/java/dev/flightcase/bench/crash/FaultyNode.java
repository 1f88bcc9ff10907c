package dev.flightcase.bench.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.bench.NodeRun;
import dev.flightcase.bench.forgetful.PowerCut;
import dev.flightcase.bench.fuse.Mountable;
import dev.flightcase.bench.fuse.MountedDisk;
import dev.flightcase.demo.client.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** The real node with its data on a disk that can be broken, and a customer who keeps a book. */
final class FaultyNode implements AutoCloseable {
    private static final String QUICK = "[ledger]\nrecovery-pause = \"1s\"\nwrite-buffer = \"1MiB\"\n";

    final MountedDisk disk;
    final Book book = new Book();
    private final SplittableRandom random = new SplittableRandom(20261121);
    private final Findings findings = new Findings();
    private final Audit audit = new Audit(book, findings, random);
    private final Premises premises;
    private NodeRun node;
    private NodeHttp http;

    private FaultyNode(Path home, Path folder) throws IOException, InterruptedException {
        disk = Mountable.mount(folder.resolve("data"));
        premises = new Premises(home, folder);
        node = premises.start(QUICK);
        node.awaitReadyMillis();
        http = premises.signIn(node);
    }

    static FaultyNode start(Path home, Path folder) throws IOException, InterruptedException {
        var faulty = new FaultyNode(home, folder);
        faulty.premises.importGoods();
        return faulty;
    }

    Request nextSale() {
        return Basket.any(random).sale(random);
    }

    /** The status of the answer. */
    int buy(Request request) throws InterruptedException {
        book.asks(request);
        return switch (http.send(request)) {
            case Answer.Answered(int status, var body) -> {
                if (status == 201) {
                    book.acknowledged(request, body);
                }
                yield status;
            }
            case Answer.Unanswered(var why) -> throw new AssertionError("no answer: " + why);
        };
    }

    Answer get(String path) throws InterruptedException {
        return http.get(path);
    }

    /** Orders that the node has. */
    long orders() throws InterruptedException {
        var page = (Answer.Answered) http.get(Goods.ORDERS + "?limit=1");
        var newest = Json.parse(page.body()).at("orders").items();
        return newest.isEmpty() ? 0 : newest.getFirst().at("number").number(-1);
    }

    void assertStockOfBook() throws InterruptedException {
        var stock = Json.parse(((Answer.Answered) http.get("/api/v1/stock")).body());
        Map<String, Long> left = new HashMap<>(Goods.granted());
        book.taken().forEach((sku, units) -> left.merge(sku, -units, Long::sum));
        stock.at("available")
                .members()
                .forEach((sku, units) -> assertThat(units.number(-1)).as(sku).isEqualTo(left.get(sku)));
    }

    /** Asks again what was not sold, and compares all that the node has with the book; now, and after a power cut. */
    void assertKeepsItsWord() throws IOException, InterruptedException {
        audit.pass(http);
        disk.cut(PowerCut.forgettingAll());
        http.close();
        node.kill();
        disk.plugIn();
        node = premises.start(QUICK);
        node.awaitReadyMillis();
        http = premises.signIn(node);
        audit.whole(http);
        assertThat(findings.told()).isEmpty();
    }

    @Override
    public void close() {
        http.close();
        node.close();
        disk.close();
    }
}
