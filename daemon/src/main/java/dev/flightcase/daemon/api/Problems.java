package dev.flightcase.daemon.api;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;

/** The problems that more than one route answers. Their types are stable: clients switch on them. */
final class Problems {
    private Problems() {}

    static Response notFound(String what) {
        return Problem.of(404, "not-found", "Not found", what).toResponse();
    }

    static Response badParameter(String parameter, String rule) {
        return Problem.of(400, "bad-parameter", "A parameter breaks its rule", parameter + " " + rule + ".")
                .with("parameter", parameter)
                .toResponse();
    }

    static Response invalidBody(JsonObject.InvalidBody invalid) {
        var place = invalid.field().isEmpty() ? "The body" : invalid.field();
        return Problem.of(400, "invalid-body", "The body breaks its shape", place + " " + invalid.rule() + ".")
                .with("field", invalid.field())
                .toResponse();
    }
}
