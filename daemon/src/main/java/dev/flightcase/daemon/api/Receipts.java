package dev.flightcase.daemon.api;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.receipt.Receipt;
import dev.flightcase.cache.receipt.ReceiptJson;
import dev.flightcase.cache.receipt.ReceiptPage;
import dev.flightcase.cache.receipt.ReceiptReader;
import dev.flightcase.cache.receipt.ReceiptSealer;
import dev.flightcase.cache.receipt.ReceiptSigner;
import dev.flightcase.cache.receipt.ReceiptText;
import dev.flightcase.cache.receipt.qr.QrPng;
import dev.flightcase.cache.receipt.qr.QrSvg;
import dev.flightcase.cache.receipt.qr.QrSymbol;
import dev.flightcase.http.Response;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.UUID;
import java.util.function.Function;

/** Receipts of orders, each in the form that is asked for and signed only then: a sale waits for no signature. */
public final class Receipts {

    /** In the order in which they are preferred. */
    enum Form {
        PAGE("text/html; charset=utf-8"),
        TEXT("text/plain; charset=utf-8"),
        JSON(Response.JSON),
        /** RFC 9052 §11.3.1. */
        COSE("application/cose; cose-type=\"cose-sign1\""),
        PNG("image/png"),
        SVG("image/svg+xml");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        String mediaType() {
            return mediaType;
        }
    }

    /** Pixels a module: fine on a screen, and a printer that halves it still has four. */
    private static final int MODULE_PIXELS = 8;

    private final ReceiptSigner signer;
    private final Function<UUID, String> seller;
    private final ReceiptSealer sealer;
    private final ReceiptPage page;
    private final ReceiptText text;

    /**
     * @param seller who sells at an event, as its receipts say; may block on the disk
     * @param zone that times are shown in
     */
    public Receipts(ReceiptSigner signer, Function<UUID, String> seller, ZoneId zone) {
        this.signer = signer;
        this.seller = seller;
        sealer = new ReceiptSealer(signer);
        page = new ReceiptPage(zone);
        text = new ReceiptText(zone);
    }

    /** Of an order as the ledger shows it; takes as long as a signature. */
    Bytes of(Bytes order, Form form) {
        var receipt =
                ReceiptReader.read(order, new Receipt.Stall(signer.node(), seller.apply(ReceiptReader.eventOf(order))));
        return switch (form) {
            case PAGE -> utf8(page.render(receipt, svg(receipt)));
            case TEXT -> utf8(text.render(receipt));
            case JSON -> ReceiptJson.render(receipt, sealer.seal(receipt));
            case COSE -> sealer.seal(receipt).cose();
            case PNG -> QrPng.of(code(receipt), MODULE_PIXELS);
            case SVG -> utf8(svg(receipt));
        };
    }

    private String svg(Receipt receipt) {
        return QrSvg.of(
                code(receipt), "Signed code of receipt " + receipt.sale().number());
    }

    private QrSymbol code(Receipt receipt) {
        return QrSymbol.of(sealer.seal(receipt).text());
    }

    private static Bytes utf8(String content) {
        return Bytes.owning(content.getBytes(StandardCharsets.UTF_8));
    }
}
