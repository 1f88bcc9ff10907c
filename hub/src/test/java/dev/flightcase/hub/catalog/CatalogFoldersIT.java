package dev.flightcase.hub.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flightcase.catalogfolder.FolderLimits;
import dev.flightcase.catalogfolder.FolderReader;
import dev.flightcase.http.HttpConfig;
import dev.flightcase.http.HttpObserver;
import dev.flightcase.http.HttpServer;
import dev.flightcase.http.Router;
import dev.flightcase.http.WorkerPool;
import dev.flightcase.hub.catalog.CatalogFolders.Taken;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From a folder to what nodes fetch. */
class CatalogFoldersIT {
    private static final String HEAD = "sku,name,price,currency,tax,stock\n";

    @TempDir
    private Path disk;

    private final WorkerPool workers = new WorkerPool("disk", 1, 16);
    private final HttpClient client = HttpClient.newHttpClient();
    private FileShelf shelf;
    private CatalogFolders folders;
    private HttpServer server;

    @BeforeEach
    void start() {
        shelf = new FileShelf(disk.resolve("blobs"));
        folders = new CatalogFolders(new FolderReader(FolderLimits.defaults()), shelf);
        Router.Builder routes = Router.builder();
        new FileRoutes(shelf, workers).addTo(routes);
        server = new HttpServer(
                HttpConfig.defaults().withPort(0), routes.build(), HttpObserver.NONE, InstantSource.system());
        server.start();
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
        workers.close();
    }

    private Path folder(String rows) throws IOException {
        var folder = Files.createDirectories(disk.resolve("event"));
        Files.writeString(folder.resolve("catalog.csv"), HEAD + rows);
        Files.writeString(folder.resolve("event.toml"), "id = \"berlin\"\nname = \"Berlin\"\n");
        ImageIO.write(
                new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB),
                "png",
                folder.resolve("TEE.png").toFile());
        Files.writeString(folder.resolve("notes.txt"), "not for the node");
        return folder;
    }

    private FolderList take(String rows) throws IOException {
        var taken = folders.take(folder(rows), _ -> {});
        assertThat(taken).isInstanceOf(Taken.Whole.class);
        return ((Taken.Whole) taken).list();
    }

    private HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/blobs/" + path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void aFolderIsListedFileByFile() throws IOException, InterruptedException {
        List<Path> told = new ArrayList<>();
        var taken = folders.take(folder("TEE,Tee,20.00,EUR,19,5\n"), told::add);
        var list = ((Taken.Whole) taken).list();

        assertThat(list.eventKey()).isEqualTo("berlin");
        assertThat(list.products()).isEqualTo(1);
        assertThat(list.files()).isEqualTo(3);
        assertThat(told).hasSize(3);
        var text = get(list.sha256()).body();
        assertThat(text.lines().map(line -> line.replaceAll("[0-9a-f]{64}", "SHA")))
                .first()
                .isEqualTo("flightcase-manifest 1");
        assertThat(text)
                .containsPattern(
                        "[0-9a-f]{64} \\d+ TEE.png\n[0-9a-f]{64} 57 catalog.csv\n[0-9a-f]{64} 30 event.toml\n");
        assertThat(text.length()).isEqualTo(list.length());
    }

    @Test
    void aFolderThatANodeWouldRefuseIsRefusedHere() throws IOException {
        var taken = folders.take(folder("TEE,Tee,twenty,EUR,19,5\n"), _ -> {});

        assertThat(((Taken.Refused) taken).mistakes())
                .singleElement()
                .asString()
                .contains("catalog.csv:2:");
    }

    @Test
    void filesComeWholeInPartsAndAsWhatHasChanged() throws IOException, InterruptedException {
        var before = take("TEE,Tee,20.00,EUR,19,5\nMUG,Mug,9.00,EUR,19,5\n");
        var after = take("TEE,Tee,25.00,EUR,19,5\nMUG,Mug,9.00,EUR,19,5\n");

        var whole = get(after.sha256());
        assertThat(whole.statusCode()).isEqualTo(200);
        assertThat(whole.headers().firstValue("ETag")).contains('"' + after.sha256() + '"');
        var part = get(after.sha256(), "Range", "bytes=10-");
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo(whole.body().substring(10));
        var delta = get(after.sha256() + "?from=" + before.sha256(), "Accept", FileRoutes.DELTA);
        assertThat(delta.headers().firstValue("Content-Type")).contains(FileRoutes.DELTA);
        assertThat(delta.body()).startsWith("flightcase-delta 1\n=2\n-1\n+1\n").endsWith("=1\n");
        assertThat(get(after.sha256() + "?from=" + "0".repeat(64), "Accept", FileRoutes.DELTA)
                        .body())
                .isEqualTo(whole.body());
    }

    @Test
    void whatIsNotThereOrNoHashIsNotFound() throws IOException, InterruptedException {
        assertThat(get("0".repeat(64)).statusCode()).isEqualTo(404);
        assertThat(get("catalog.csv").statusCode()).isEqualTo(404);
        assertThat(get("..%2f..%2fetc%2fpasswd").statusCode()).isBetween(400, 404);
    }
}
