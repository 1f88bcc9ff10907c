package dev.flightcase.hub.catalog;

import com.github.difflib.DiffUtils;
import com.github.difflib.patch.AbstractDelta;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What to do with an old version of a text file to get the new one: the first line {@code flightcase-delta 1}, then steps, each a line: {@code =N}
 * takes N lines over, {@code -N} leaves N out, {@code +N} is followed by N new ones.
 */
final class LineDiff {
    private static final String FIRST_LINE = "flightcase-delta 1\n";

    private LineDiff() {}

    static byte[] between(byte[] old, byte[] fresh) {
        List<String> before = lines(old);
        List<String> after = lines(fresh);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        add(out, FIRST_LINE);
        int at = 0;
        for (AbstractDelta<String> delta : DiffUtils.diff(before, after).getDeltas()) {
            int position = delta.getSource().getPosition();
            step(out, '=', position - at);
            step(out, '-', delta.getSource().size());
            step(out, '+', delta.getTarget().size());
            delta.getTarget().getLines().forEach(line -> add(out, line));
            at = position + delta.getSource().size();
        }
        step(out, '=', before.size() - at);
        return out.toByteArray();
    }

    /** Each with its line feed; bytes as they are, whatever they mean. */
    private static List<String> lines(byte[] content) {
        String text = new String(content, StandardCharsets.ISO_8859_1);
        List<String> lines = new ArrayList<>();
        int begin = 0;
        for (int end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', begin)) {
            lines.add(text.substring(begin, end + 1));
            begin = end + 1;
        }
        if (begin < text.length()) {
            lines.add(text.substring(begin));
        }
        return lines;
    }

    private static void step(ByteArrayOutputStream out, char kind, int count) {
        if (count > 0) {
            add(out, kind + Integer.toString(count) + "\n");
        }
    }

    private static void add(ByteArrayOutputStream out, String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
