package dev.flightcase.cache.export;

import dev.flightcase.cache.Bytes;
import dev.flightcase.cache.checkout.EntryKind;
import dev.flightcase.cache.checkout.EntryView;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Writes records as JSON; their bytes are passed on as they are. Not thread-safe. */
final class ExportJson {
    private final Export export;
    private final CardMask mask;
    private final OutputStream out;
    private final Consumer<String> progress;
    private long records;
    private boolean first;

    ExportJson(Export export, CardMask mask, OutputStream out, Consumer<String> progress) {
        this.export = export;
        this.mask = mask;
        this.out = out;
        this.progress = progress;
    }

    /** One record a line, with its hash. */
    long lines(ExportPart part) {
        export.each(part, progress, (_, entry) -> {
            record(EntryView.of(entry).json());
            out.write('\n');
        });
        return records;
    }

    long document(ExportPart part) throws IOException {
        var scope = export.scope();
        text("{\"format\":\"flightcase-export-1\",\"made_at\":\"" + scope.madeAt() + "\",\"event\":"
                + (scope.event() == null ? "null" : "\"" + scope.event() + "\"") + ",\"last_sequence\":"
                + export.last());
        orders(part, "orders", EntryKind.ORDER);
        orders(part, "training_orders", EntryKind.TRAINING_ORDER);
        begin("entries");
        export.each(part, progress, (_, entry) -> {
            if (!entry.kind().isOrder()) {
                next(EntryView.of(entry).json());
            }
        });
        text("]}\n");
        return records;
    }

    private void orders(ExportPart part, String name, EntryKind kind) throws IOException {
        begin(name);
        export.each(part, progress, (sequence, entry) -> {
            if (entry.kind() == kind) {
                next(export.journal().order(sequence, entry).json());
            }
        });
        text("]");
    }

    private void begin(String name) throws IOException {
        text(",\"" + name + "\":[");
        first = true;
    }

    private void next(Bytes json) throws IOException {
        text(first ? "\n" : ",\n");
        first = false;
        record(json);
    }

    private void record(Bytes json) throws IOException {
        records++;
        text(mask.apply(json.text()));
    }

    private void text(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
