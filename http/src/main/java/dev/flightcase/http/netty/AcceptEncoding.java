package dev.flightcase.http.netty;

import java.util.Locale;
import java.util.regex.Pattern;

/** Whether a client wants gzip (RFC 9110 §12.5.3). */
final class AcceptEncoding {
    private static final double ABSENT = -1;
    private static final Pattern WEIGHT = Pattern.compile("q=(0(\\.\\d{0,3})?|1(\\.0{0,3})?)");

    private AcceptEncoding() {}

    /** Not when it says nothing: identity is what every client understands. */
    static boolean prefersGzip(String header) {
        if (header.isEmpty()) {
            return false;
        }
        double gzip = ABSENT;
        double identity = ABSENT;
        double any = ABSENT;
        for (String item : header.toLowerCase(Locale.ROOT).split(",", -1)) {
            String[] parts = item.split(";", -1);
            double weight = weight(parts);
            switch (parts[0].strip()) {
                case "gzip", "x-gzip" -> gzip = Math.max(gzip, weight);
                case "identity" -> identity = weight;
                case "*" -> any = weight;
                default -> {}
            }
        }
        double wanted = gzip == ABSENT ? any : gzip;
        return wanted > 0 && wanted >= identity;
    }

    private static double weight(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String parameter = parts[i].strip();
            if (parameter.startsWith("q=")) {
                // RFC 9110 §12.4.2: three decimals at most
                return WEIGHT.matcher(parameter).matches() ? Double.parseDouble(parameter.substring(2)) : 0;
            }
        }
        return 1;
    }
}
