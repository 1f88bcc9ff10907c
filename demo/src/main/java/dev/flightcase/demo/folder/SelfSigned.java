package dev.flightcase.demo.folder;

import dev.flightcase.demo.DemoException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;

/** A certificate for this demo alone, made anew at each start by the JDK's {@code keytool}. Browsers warn of it; players take it when told to. */
public final class SelfSigned {
    public static final String CERTIFICATE = "certificate.pem";
    public static final String KEY = "key.pem";
    private static final String STORE = "certificate.p12";
    private static final String ALIAS = "demo";
    private static final int PASSWORD_BYTES = 16;
    private static final int LINE_CHARS = 64;

    private SelfSigned() {}

    /**
     * A certificate and its key, both PEM.
     *
     * @param key PKCS #8 without password
     */
    public record Pair(String certificate, String key) {}

    /**
     * Writes {@link #CERTIFICATE} and {@link #KEY}. Blocks for about a second.
     *
     * @param host an IPv4 address by which people reach the node, besides 127.0.0.1 and localhost
     */
    public static void make(RunDirectory run, String host) {
        var pair = make(run.root(), host);
        run.write(CERTIFICATE, pair.certificate());
        run.write(KEY, pair.key());
    }

    /**
     * As the other, for the caller to write. Blocks for about a second.
     *
     * @param folder for a file that is gone afterwards
     */
    public static Pair make(Path folder, String host) {
        var bytes = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(bytes);
        var password = HexFormat.of().formatHex(bytes);
        var store = folder.resolve(STORE);
        try {
            keytool(store, password, host);
            var keys = KeyStore.getInstance(store.toFile(), password.toCharArray());
            Files.delete(store);
            return new Pair(
                    pem("CERTIFICATE", keys.getCertificate(ALIAS).getEncoded()),
                    pem(
                            "PRIVATE KEY",
                            keys.getKey(ALIAS, password.toCharArray()).getEncoded()));
        } catch (IOException | GeneralSecurityException e) {
            throw new DemoException(
                    "cannot make a certificate (" + e.getMessage() + "); check the disk and the JDK", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DemoException("interrupted while it made a certificate", e);
        }
    }

    private static void keytool(Path store, String password, String host) throws IOException, InterruptedException {
        var names = "san=dns:localhost,ip:127.0.0.1" + (host.equals("127.0.0.1") ? "" : ",ip:" + host);
        // The password by the environment: arguments can be read by every user of the machine
        var builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        ALIAS,
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=Flightcase demo",
                        "-ext",
                        names,
                        "-startdate",
                        "-1d",
                        "-validity",
                        "30",
                        "-storetype",
                        "PKCS12",
                        "-storepass:env",
                        "STOREPASS",
                        "-keystore",
                        store.toString()))
                .redirectErrorStream(true);
        builder.environment().put("STOREPASS", password);
        var process = builder.start();
        process.getOutputStream().close();
        String said;
        try (var output = process.getInputStream()) {
            said = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
        }
        if (process.waitFor() != 0) {
            throw new IOException("keytool: " + said);
        }
    }

    private static String pem(String kind, byte[] encoded) {
        return "-----BEGIN " + kind + "-----\n"
                + Base64.getMimeEncoder(LINE_CHARS, new byte[] {'\n'}).encodeToString(encoded) + "\n-----END " + kind
                + "-----\n";
    }
}
