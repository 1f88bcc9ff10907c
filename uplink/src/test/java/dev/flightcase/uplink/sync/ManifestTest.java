package dev.flightcase.uplink.sync;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {
    private static final String SHA = "0123456789abcdef".repeat(4);

    @Test
    void namesEachFileWithItsHashAndLength() {
        var manifest = Manifest.parse("flightcase-manifest 1\n" + SHA + " 12 catalog.csv\n" + SHA
                        + " 3400000 pictures/Tee, black (2).jpg\n")
                .orElseThrow();

        assertThat(manifest.files())
                .containsExactly(
                        new Manifest.Entry("catalog.csv", SHA, 12),
                        new Manifest.Entry("pictures/Tee, black (2).jpg", SHA, 3_400_000));
        assertThat(manifest.bytes()).isEqualTo(3_400_012);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../catalog.csv",
                "/etc/passwd",
                "a/../../b",
                "a//b",
                "a/",
                ".hidden",
                "pictures/.",
                "C:\\windows",
                "tab\there"
            })
    void aPathThatLeadsOutIsRefused(String path) {
        assertThat(Manifest.parse("flightcase-manifest 1\n" + SHA + " 1 " + path + "\n"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "\n",
                "flightcase-manifest 2\n",
                "flightcase-manifest 1\n",
                "flightcase-manifest 1",
                "flightcase-manifest 1\nabc 1 a\n",
                "flightcase-manifest 1\n0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef -1 a\n",
                "flightcase-manifest 1\n0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 9999999999 a\n",
                "flightcase-manifest 1\n0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef 1 a"
            })
    void whatIsNoManifestIsRefused(String text) {
        assertThat(Manifest.parse(text)).isEmpty();
    }

    @Test
    void aPathComesOnce() {
        String line = SHA + " 1 a\n";
        assertThat(Manifest.parse("flightcase-manifest 1\n" + line + line)).isEmpty();
    }

    @Test
    void tooManyFilesAreRefused() {
        StringBuilder text = new StringBuilder("flightcase-manifest 1\n");
        for (int i = 0; i <= Manifest.FILES_MAX; i++) {
            text.append(SHA).append(" 1 f").append(i).append('\n');
        }

        assertThat(Manifest.parse(text.toString())).isEmpty();
    }
}
