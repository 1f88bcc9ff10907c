package dev.flightcase.hal.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real TLS server of the JDK on loopback, with keys made for the test. */
class TlsGreetingIT {
    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");
    private static final char[] PASSWORD = "only for this test".toCharArray();
    private static final Link LINK = new Link(
            "lo", 1, LinkKind.VIRTUAL, true, List.of(LOOPBACK), List.of(), new Resolvers(List.of(), "none", false));

    @TempDir
    private static Path folder;

    private static KeyStore ours;
    private static KeyStore theirs;

    private final ProbeBudget budget = new ProbeBudget(10_000_000, System::nanoTime);
    private Optional<SSLContext> trusts = Optional.empty();
    private Duration patience = Duration.ofSeconds(20);
    private final List<ServerSocket> servers = new ArrayList<>();

    @BeforeAll
    static void makeKeys() throws Exception {
        ours = keys("ours");
        theirs = keys("theirs");
    }

    @AfterEach
    void stop() throws IOException {
        for (var server : servers) {
            server.close();
        }
    }

    private static KeyStore keys(String name) throws IOException, GeneralSecurityException, InterruptedException {
        var file = folder.resolve(name + ".p12");
        Netns.tool(List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "broker",
                "-keyalg",
                "EC",
                "-dname",
                "CN=hub.example",
                "-ext",
                "san=dns:hub.example",
                "-storetype",
                "PKCS12",
                "-storepass",
                new String(PASSWORD),
                "-keystore",
                file.toString()));
        var keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(file)) {
            keys.load(in, PASSWORD);
        }
        return keys;
    }

    private static SSLContext context(KeyStore shows, KeyStore trusts) throws GeneralSecurityException {
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(shows, PASSWORD);
        var trustStore = KeyStore.getInstance("PKCS12");
        try {
            trustStore.load(null, null);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        trustStore.setCertificateEntry("broker", trusts.getCertificate("broker"));
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trustStore);
        var context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
        return context;
    }

    /** What a server does with a connection. */
    @FunctionalInterface
    private interface Manner {
        void with(Socket socket) throws IOException;
    }

    private BrokerReply greet(ServerSocket made, Manner manner, String host) {
        servers.add(made);
        Thread.ofPlatform().daemon().name("tls-server").start(() -> serve(made, manner));
        var prober = new SocketProber(
                new SocketProber.Patience(patience, patience),
                budget,
                System::nanoTime,
                RandomGenerator.getDefault(),
                () -> trusts);
        return prober.prove(LINK, LOOPBACK, new Endpoint(host, made.getLocalPort()));
    }

    private static void serve(ServerSocket server, Manner manner) {
        try {
            while (true) {
                try (var client = server.accept()) {
                    client.setSoTimeout(5000);
                    manner.with(client);
                } catch (SocketException | SSLException e) {
                    if (server.isClosed()) {
                        return;
                    }
                }
            }
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private ServerSocket tls(KeyStore shows) throws IOException, GeneralSecurityException {
        return context(shows, shows).getServerSocketFactory().createServerSocket(0, 5, LOOPBACK);
    }

    private static void readAll(Socket socket) throws IOException {
        var _ = socket.getInputStream().read();
    }

    @Test
    void ourBrokerIsReached() throws Exception {
        trusts = Optional.of(context(ours, ours));

        assertThat(greet(tls(ours), TlsGreetingIT::readAll, "hub.example")).isInstanceOf(BrokerReply.Reached.class);
        assertThat(budget.spent("lo")).as("bytes with headers").isBetween(1_000L, 6_000L);
    }

    @Test
    void somebodyElsesCertificateIsNotTheBroker() throws Exception {
        trusts = Optional.of(context(ours, ours));

        assertThat(greet(tls(theirs), TlsGreetingIT::readAll, "hub.example"))
                .isInstanceOfSatisfying(
                        BrokerReply.Unreachable.class,
                        reply -> assertThat(reply.why()).contains("not the hub's broker"));
    }

    @Test
    void anotherNameIsNotTheBroker() throws Exception {
        trusts = Optional.of(context(ours, ours));

        assertThat(greet(tls(ours), TlsGreetingIT::readAll, "other.example"))
                .isInstanceOfSatisfying(
                        BrokerReply.Unreachable.class,
                        reply -> assertThat(reply.why()).contains("not the hub's broker"));
    }

    @Test
    void whoTakesEveryConnectionAndSaysNothingIsSilent() throws Exception {
        patience = Duration.ofMillis(300);
        trusts = Optional.of(context(ours, ours));

        assertThat(greet(
                        new ServerSocket(0, 5, LOOPBACK),
                        socket -> socket.getInputStream().readAllBytes(),
                        "hub.example"))
                .isEqualTo(new BrokerReply.Silent());
    }

    @Test
    void aLoginPageInTheBrokersPlaceIsNotTheBroker() throws Exception {
        trusts = Optional.of(context(ours, ours));
        var page = "HTTP/1.1 302 Found\r\nLocation: http://login.example/\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

        assertThat(greet(
                        new ServerSocket(0, 5, LOOPBACK),
                        socket -> {
                            readAll(socket);
                            socket.getOutputStream().write(page);
                            socket.getInputStream().readAllBytes();
                        },
                        "hub.example"))
                .isInstanceOf(BrokerReply.Unreachable.class);
    }

    @Test
    void whoHangsUpIsNotTheBroker() throws Exception {
        trusts = Optional.of(context(ours, ours));

        assertThat(greet(
                        new ServerSocket(0, 5, LOOPBACK),
                        socket -> {
                            readAll(socket);
                            socket.shutdownOutput();
                            socket.getInputStream().readAllBytes();
                        },
                        "hub.example"))
                .isInstanceOf(BrokerReply.Unreachable.class);
    }

    @Test
    void withoutAnythingToTrustAConnectionHasToDo() throws Exception {
        assertThat(greet(new ServerSocket(0, 5, LOOPBACK), TlsGreetingIT::readAll, "hub.example"))
                .isInstanceOf(BrokerReply.Reached.class);
    }
}
