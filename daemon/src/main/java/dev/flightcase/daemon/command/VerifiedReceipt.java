package dev.flightcase.daemon.command;

import dev.flightcase.cache.receipt.ReceiptClaims;
import dev.flightcase.cache.receipt.ReceiptJson;
import dev.flightcase.cache.receipt.ReceiptText;
import dev.flightcase.cache.receipt.ReceiptVerification;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/**
 * What came of checking a receipt, for a stranger or a program.
 *
 * @param zone that times are shown in
 */
record VerifiedReceipt(ReceiptVerification answer, ZoneId zone) {

    int exitCode() {
        return switch (answer) {
            case ReceiptVerification.Genuine _ -> ExitCode.OK;
            case ReceiptVerification.Forged _ -> ExitCode.FAILED;
            case ReceiptVerification.Unreadable _ -> ExitCode.DATA;
        };
    }

    /** Lines with their ends. */
    String text() {
        return switch (answer) {
            case ReceiptVerification.Genuine(var claims) -> genuine(claims);
            case ReceiptVerification.Forged(var why) -> "FORGED: " + why + ".\n";
            case ReceiptVerification.Unreadable(var why) ->
                "This is no receipt, or not all of it: " + why
                        + ".\nScan the code again; on a command line its text stands in single quotes.\n";
        };
    }

    String json() {
        var out = new ByteArrayOutputStream();
        try (var generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
            generator.writeStartObject();
            switch (answer) {
                case ReceiptVerification.Genuine(var claims) -> genuine(generator, claims);
                case ReceiptVerification.Forged(var why) -> refused(generator, "forged", why);
                case ReceiptVerification.Unreadable(var why) -> refused(generator, "unreadable", why);
            }
            generator.writeEndObject();
        }
        return out.toString(StandardCharsets.UTF_8);
    }

    private String genuine(ReceiptClaims claims) {
        var node = claims.receipt().stall().node();
        return "Genuine: signed by %1$s, and unchanged since.%n%n%2$s%nAnybody can make a key and write any name: is %1$s the id of this stall's node?%n"
                .formatted(node, new ReceiptText(zone).render(claims.receipt()));
    }

    private static void genuine(JsonGenerator json, ReceiptClaims claims) {
        json.writeStringProperty("result", "genuine");
        json.writeStringProperty("signed_by", claims.receipt().stall().node());
        json.writeStringProperty("key", ReceiptJson.base64(claims.publicKey()));
        json.writeNumberProperty("lines_left_out", claims.linesLeftOut());
        json.writeObjectPropertyStart("receipt");
        ReceiptJson.members(json, claims.receipt());
        json.writeEndObject();
    }

    private static void refused(JsonGenerator json, String result, String why) {
        json.writeStringProperty("result", result);
        json.writeStringProperty("why", why);
    }
}
