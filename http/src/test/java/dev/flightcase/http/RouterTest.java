package dev.flightcase.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouterTest {
    private static final Handler ANY = Handler.inline(_ -> Response.status(204));

    private final Router router = Router.builder()
            .get("/", ANY)
            .get("/api/v1/products/{sku}", ANY)
            .patch("/api/v1/products/{sku}", ANY)
            .get("/api/v1/products/top", ANY)
            .get("/live/{stream}/index.m3u8", ANY)
            .put("/ingest/{stream}/{path...}", ANY)
            .get("/{page}", ANY)
            .get("/{page}/more/deep", ANY)
            .build();

    @ParameterizedTest
    @CsvSource({
        "GET, /, /",
        "GET, /api/v1/products/top, /api/v1/products/top",
        "GET, /api/v1/products/tshirt, /api/v1/products/{sku}",
        "HEAD, /api/v1/products/tshirt, /api/v1/products/{sku}",
        "PATCH, /api/v1/products/tshirt, /api/v1/products/{sku}",
        "PUT, /ingest/demo/a/b.m4s, /ingest/{stream}/{path...}",
        "GET, /pos, /{page}",
        "GET, /api/more/deep, /{page}/more/deep",
    })
    void findsTheMostExactRoute(Method method, String path, String pattern) {
        assertThat(router.match(method, path))
                .isInstanceOfSatisfying(
                        Router.Match.Found.class,
                        found -> assertThat(found.route().pattern()).isEqualTo(pattern));
    }

    @Test
    void namesWhatThePatternLeftOpen() {
        assertThat(router.match(Method.PUT, "/ingest/demo/a/b.m4s"))
                .isInstanceOfSatisfying(
                        Router.Match.Found.class,
                        found -> assertThat(found.parameters().values())
                                .isEqualTo(Map.of("stream", "demo", "path", "a/b.m4s")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/ingest/demo", "/ingest/demo/", "/live/demo", "/api/v1/products/", "/a/b/c"})
    void knowsWhatIsNotThere(String path) {
        assertThat(router.match(Method.GET, path)).isEqualTo(new Router.Match.NoSuchPath());
    }

    @Test
    void tellsWhichMethodsAPathHas() {
        assertThat(router.match(Method.DELETE, "/api/v1/products/tshirt"))
                .isInstanceOfSatisfying(
                        Router.Match.OtherMethods.class,
                        other -> assertThat(other.allowed())
                                .isEqualTo(Set.of(Method.GET, Method.HEAD, Method.PATCH, Method.OPTIONS)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"api", "/{}", "/{1}", "/{a", "/{a...}/b"})
    void refusesMalformedPatterns(String pattern) {
        Router.Builder builder = Router.builder().get(pattern, ANY);

        assertThatThrownBy(builder::build).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesARouteThatIsThereAlready() {
        Router.Builder same = Router.builder().get("/a/{x}", ANY).get("/a/{x}", ANY);
        Router.Builder otherName = Router.builder().get("/a/{x}", ANY).put("/a/{y}", ANY);

        assertThatThrownBy(same::build).hasMessageContaining("twice");
        assertThatThrownBy(otherName::build).hasMessageContaining("names its parameters");
    }

    @Test
    void failsOnAParameterThatThePatternLacks() {
        assertThatThrownBy(() -> new PathParameters(Map.of("sku", "x")).get("name"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("{name}");
    }
}
