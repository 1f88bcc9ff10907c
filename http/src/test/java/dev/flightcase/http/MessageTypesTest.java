package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessageTypesTest {
    @Test
    void headersCompareWithoutCaseAndKeepTheirOrder() {
        Headers headers = Headers.of("Accept", "a", "X-One", "1", "accept", "b");

        assertThat(headers.first("ACCEPT")).contains("a");
        assertThat(headers.joined("accept")).isEqualTo("a, b");
        assertThat(headers.with("ACCEPT", "c").all("accept")).containsExactly("c");
        assertThat(headers.without("x-one").contains("X-One")).isFalse();
        assertThat(headers.toString()).doesNotContain("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nSet-Cookie: x", "a\nb", "a\u0000b"})
    void headersRefuseToBeSplit(String value) {
        assertThatThrownBy(() -> Headers.of("X", value)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Headers.of(value, "x")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void queryKeepsOrderAndRepetition() {
        Query query = Query.parse("q=a+b%2Bc&limit=5&q=%E2%82%AC&&flag");

        assertThat(query.all("q")).containsExactly("a b+c", "€");
        assertThat(query.first("flag")).contains("");
        assertThat(query.first("none")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, OURS",
        "10.0.0.7:8080, OURS",
        "[::1]:8080, OURS",
        "[fe80::1%25wlan0], OURS",
        "localhost, OURS",
        "flightcase.local, OURS",
        "Flightcase.LOCAL., OURS",
        "node.home.arpa, OURS",
        "node.internal, OURS",
        "phone.test, OURS",
        "shop.example.org, OURS",
        "SHOP.example.org:443, OURS",
        "evil.example.org, FOREIGN",
        "local, OURS",
        "evil-local, OURS",
        "evillocal.com, FOREIGN",
        "10.0.0.7.example.org, FOREIGN",
        "256.1.1.1, FOREIGN",
        "'', MALFORMED",
        "a b, MALFORMED",
        "a:b, MALFORMED",
        "a@b, MALFORMED",
        "[::1, MALFORMED",
        "::1, MALFORMED",
        "a/b, MALFORMED",
        ".., MALFORMED",
        "-a.local, MALFORMED",
    })
    void hostPolicyAcceptsOnlyNamesThatNobodyElseCanOwn(String host, HostPolicy.Verdict verdict) {
        assertThat(new HostPolicy(List.of("Shop.Example.org")).judge(host)).isEqualTo(verdict);
    }

    @Test
    void problemIsJsonWithItsMembers() {
        Problem problem = Problem.of(409, "sold-out", "Sold out", "Only \"2\"\n left")
                .with("sku", "T-1")
                .with("left", 2)
                .with("why", List.of("a", true, 1.5))
                .with("status", 5);

        assertThat(problem.json().utf8())
                .isEqualTo("{\"type\":\"urn:flightcase:problem:sold-out\",\"title\":\"Sold out\",\"status\":409,"
                        + "\"detail\":\"Only \\\"2\\\"\\n left\",\"sku\":\"T-1\",\"left\":2,\"why\":[\"a\",true,1.5]}");
        assertThat(problem.toResponse().headers().first("Content-Type")).contains("application/problem+json");
        assertThatThrownBy(() -> problem.with("x", new Object())).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Problem.of(409, "Sold Out", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Problem.of(200, "fine", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThat(new Problem("x", "X", 400, null, Map.of()).json().utf8()).doesNotContain("detail");
    }

    @Test
    void bytesAreEqualByContentAndCannotBeChanged() {
        byte[] source = {1, 2, 3};
        Bytes bytes = Bytes.of(source);
        source[0] = 9;
        bytes.toByteArray()[1] = 9;

        assertThat(bytes).isEqualTo(Bytes.of(new byte[] {1, 2, 3})).hasSameHashCodeAs(Bytes.of(new byte[] {1, 2, 3}));
        assertThat(bytes.asByteBuffer().isReadOnly()).isTrue();
    }

    @Test
    void limitsSayWhichKeyIsWrong() {
        assertThatThrownBy(() -> new HttpLimits(8192, 1, 0, 1, 4096))
                .hasMessage("http.header-bytes-max is 1; must be at least 256");
        assertThatThrownBy(() ->
                        new HttpTimeouts(Duration.ZERO, Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ZERO))
                .hasMessage("http.idle-timeout is PT0S; must be positive");
        assertThatThrownBy(() -> HttpConfig.defaults().withPort(65_536)).hasMessageContaining("http.port is 65536");
        assertThatThrownBy(() -> HttpConfig.defaults().withBindAddress(" ")).hasMessageContaining("http.bind-address");
    }

    @Test
    void etagsHoldNoQuotes() {
        assertThatThrownBy(() -> Response.status(200).withEtag("a\"b")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Response.status(100)).isInstanceOf(IllegalArgumentException.class);
    }
}
