package dev.flightcase.bench.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.flightcase.bench.Scratch;
import dev.flightcase.bench.load.LoadPlan;
import dev.flightcase.bench.load.PlainConnection;
import dev.flightcase.bench.load.ProcessCpu;
import dev.flightcase.bench.nginx.Nginx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NginxIT {
    private static final byte[] BODY = "{\"sku\":\"SKU-000000\"}".getBytes(java.nio.charset.StandardCharsets.US_ASCII);

    @ParameterizedTest
    @ValueSource(ints = {0, 500})
    void servesTheFilesThatTheNodeWouldAnswer(int cachedFiles) throws IOException, InterruptedException {
        var binary = Nginx.find();
        assumeTrue(binary.isPresent(), "nginx is not installed");
        var crc = new CRC32();
        crc.update(BODY);
        var open = Files.createTempDirectory(
                "flightcase-nginx", PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        try (var files = Scratch.at(open)) {
            var product = files.folder().resolve("root" + Shelf.target(0));
            Files.createDirectories(product.getParent());
            Files.write(product, BODY);

            var site = ProductSite.of(open.resolve("root"), cachedFiles);
            try (var nginx = Nginx.start(binary.get(), open.resolve("prefix"), site)) {
                try (var connection = new PlainConnection(nginx.port(), 0, Duration.ofSeconds(10))) {
                    assertThat(connection.get(Shelf.target(0), "").text()).contains("SKU-000000");
                }
                var plan = LoadPlan.of(nginx.port(), 1, 2, Duration.ZERO, Duration.ofMillis(200));
                var round =
                        ReadsRound.of("nginx", nginx.pid(), plan, new Shelf(List.of(crc.getValue()), BODY.length), 0);

                assertThat(round.load().ok()).isPositive();
                assertThat(ProcessCpu.secondsOfTree(nginx.pid())).isNotNegative();
            }
        }
    }
}
