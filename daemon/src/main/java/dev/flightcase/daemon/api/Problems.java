package dev.flightcase.daemon.api;

import dev.flightcase.http.Problem;
import dev.flightcase.http.Response;
import dev.flightcase.settings.cards.CardNumbers;

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
        // The name of a member that nobody knows is whatever somebody typed.
        var field = CardNumbers.redact(invalid.field());
        if (invalid instanceof JsonObject.CardNumber) {
            return cardNumber(field);
        }
        var place = field.isEmpty() ? "The body" : field;
        return Problem.of(400, "invalid-body", "The body breaks its shape", place + " " + invalid.rule() + ".")
                .with("field", field)
                .toResponse();
    }

    /** @param field where it stood: a member of the body, or a header */
    static Response cardNumber(String field) {
        return Problem.of(
                        422,
                        "card-number-refused",
                        "Card numbers are not taken",
                        "This looks like a card number. Card numbers do not belong here; use the card reader.")
                .with("field", field)
                .toResponse();
    }
}
