package dev.flightcase.bench.model;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Looks up members of the ledger's own small records; not a reader of JSON. */
final class Members {
    private Members() {}

    /** The first member of that name, without quotes; empty when there is none. */
    static String text(String json, String name) {
        var found = Pattern.compile("\"" + name + "\":\"?([^\",}\\]]*)").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    static long number(String json, String name) {
        return Long.parseLong(text(json, name));
    }

    /** The objects of an array of flat objects. */
    static List<String> objects(String json, String name) {
        var from = json.indexOf("\"" + name + "\":[");
        var objects = new ArrayList<String>();
        if (from >= 0) {
            var found = Pattern.compile("\\{[^}]*}").matcher(json.substring(from, json.indexOf(']', from)));
            while (found.find()) {
                objects.add(found.group());
            }
        }
        return objects;
    }
}
