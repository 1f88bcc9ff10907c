package dev.flightcase.daemon.adapter;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.flightcase.hal.battery.BatteryMemory;
import dev.flightcase.hal.battery.BatteryPack;
import dev.flightcase.hal.battery.Belief;
import dev.flightcase.provisioning.AtomicFile;
import dev.flightcase.provisioning.FileAccess;
import dev.flightcase.provisioning.ProvisioningException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps what the battery model has learned in a small durable file, a line for each thing. What was learned of another pack counts as
 * missing, and so does a damaged file: the model then begins with what the board profile says.
 */
public final class StoredBatteryMemory implements BatteryMemories {
    private static final Logger log = LoggerFactory.getLogger(StoredBatteryMemory.class);
    private static final int BYTES_MAX = 4096;
    private static final String PACK = "pack";
    private static final String CAPACITY = "capacity-ampere-hours";
    private static final String CHARGE = "charge-share";
    private static final String OHMS = "ohms";
    private static final String FULLS = "fulls";
    private static final String ABOVE = "above-table-volts";

    private final AtomicFile file;
    private final String pack;

    /**
     * @param folder of small durable facts; gets the file {@code battery}
     * @param pack whose memory it is
     */
    public StoredBatteryMemory(Path folder, BatteryPack pack) {
        this.file = new AtomicFile(folder.resolve("battery"), FileAccess.READABLE, BYTES_MAX);
        this.pack = pack.chemistry() + " " + pack.cells() + " " + pack.nominalAmpereHours();
    }

    /** Blocks on the disk. */
    @Override
    public Optional<BatteryMemory> load() {
        try {
            return file.read().flatMap(bytes -> parsed(new String(bytes, US_ASCII)));
        } catch (ProvisioningException | IllegalArgumentException e) {
            log.atWarn()
                    .addKeyValue("error", e.getMessage())
                    .log("what was learned of the battery can not be read, it is learned anew");
            return Optional.empty();
        }
    }

    @Override
    public void save(BatteryMemory memory) {
        var text = String.join(
                "\n",
                PACK + " " + pack,
                CAPACITY + " " + text(memory.capacityAmpereHours()),
                CHARGE + " " + text(memory.chargeShare()),
                OHMS + " " + memory.ohms(),
                FULLS + " " + memory.fulls(),
                ABOVE + " " + memory.aboveTable().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                "");
        file.replace(text.getBytes(US_ASCII));
    }

    private Optional<BatteryMemory> parsed(String text) {
        Map<String, String> lines = new HashMap<>();
        text.lines().forEach(line -> {
            int space = line.indexOf(' ');
            if (space > 0) {
                lines.put(line.substring(0, space), line.substring(space + 1).strip());
            }
        });
        if (!pack.equals(lines.get(PACK))) {
            return Optional.empty();
        }
        return Optional.of(new BatteryMemory(
                belief(numbers(lines, CAPACITY)),
                belief(numbers(lines, CHARGE)),
                one(numbers(lines, OHMS)),
                Long.parseLong(lines.getOrDefault(FULLS, "none")),
                numbers(lines, ABOVE)));
    }

    private static List<Double> numbers(Map<String, String> lines, String key) {
        var text = lines.getOrDefault(key, "");
        return text.isEmpty()
                ? List.of()
                : Arrays.stream(text.split(" "))
                        .mapToDouble(Double::parseDouble)
                        .boxed()
                        .toList();
    }

    private static Belief belief(List<Double> numbers) {
        if (numbers.size() != 2) {
            throw new IllegalArgumentException("a value of the battery's memory has " + numbers.size()
                    + " numbers; must be the value and its deviation");
        }
        return new Belief(numbers.getFirst(), numbers.getLast());
    }

    private static double one(List<Double> numbers) {
        if (numbers.size() != 1) {
            throw new IllegalArgumentException(
                    "a value of the battery's memory has " + numbers.size() + " numbers; must be one");
        }
        return numbers.getFirst();
    }

    private static String text(Belief belief) {
        return DoubleStream.of(belief.value(), belief.sigma())
                .mapToObj(String::valueOf)
                .collect(Collectors.joining(" "));
    }
}
