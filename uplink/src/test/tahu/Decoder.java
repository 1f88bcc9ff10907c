import java.util.Date;
import java.util.HexFormat;
import java.util.Scanner;
import org.eclipse.tahu.message.SparkplugBPayloadDecoder;
import org.eclipse.tahu.message.model.Metric;
import org.eclipse.tahu.model.MetricDataTypeMap;

/**
 * Reads payloads with Eclipse Tahu, the specification's own library, in a process of its own: it needs an older Protocol
 * Buffers than ours. One payload in hexadecimal on each line of standard input; for each one, a line {@code payload
 * seq timestamp} and a line {@code metric|name|type|value|timestamp|unit} for every metric. Types that a birth declared are
 * known in the lines after it, as in a host.
 */
public final class Decoder {
    private Decoder() {}

    public static void main(String[] args) throws Exception {
        var decoder = new SparkplugBPayloadDecoder();
        var declared = new MetricDataTypeMap();
        var lines = new Scanner(System.in);
        while (lines.hasNextLine()) {
            var payload = decoder.buildFromByteArray(HexFormat.of().parseHex(lines.nextLine()), declared);
            System.out.println("payload|" + payload.getSeq() + "|" + millis(payload.getTimestamp()));
            for (var metric : payload.getMetrics()) {
                declared.addMetricDataType(metric.getName(), metric.getDataType());
                System.out.println("metric|" + metric.getName() + "|" + metric.getDataType() + "|" + metric.getValue() + "|"
                        + millis(metric.getTimestamp()) + "|" + unit(metric));
            }
        }
    }

    private static Object unit(Metric metric) {
        var properties = metric.getProperties();
        return properties == null ? null : properties.getPropertyValue("engUnit").getValue();
    }

    private static Object millis(Date date) {
        return date == null ? null : date.getTime();
    }
}
