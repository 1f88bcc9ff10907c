package dev.flightcase.hal;

/**
 * The names of the signals of this module: {@code dimension.what-is-measured}, stable, as they appear in
 * health reasons, metrics and MQTT. Which of them exist depends on the host and the board.
 */
public final class Signals {

    /** At the terminals of the pack, V. */
    public static final String BATTERY_VOLTAGE = "power.battery-voltage";
    /** Share of the usable capacity, %. */
    public static final String BATTERY_CHARGE = "power.battery-charge";
    /** Until the pack is empty at the present net load, min; undefined while it is not discharging. */
    public static final String MINUTES_LEFT = "power.minutes-left";
    /** Harvested now, W. */
    public static final String SOLAR_POWER = "power.solar-power";
    /** Drawn by the node and what it feeds, W. */
    public static final String LOAD = "power.load";

    /** Share of all cores that was busy since the reading before, %. */
    public static final String CPU_LOAD = "compute.cpu-load";
    /** Runnable and uninterruptible tasks, mean over one minute. */
    public static final String LOAD_AVERAGE = "compute.load-average";
    /** What could be given to programs without swapping, B. */
    public static final String MEMORY_AVAILABLE = "compute.memory-available";
    /** The same as a share of all memory, %. */
    public static final String MEMORY_AVAILABLE_SHARE = "compute.memory-available-share";
    /** Memory of this process in RAM, B. */
    public static final String PROCESS_MEMORY = "compute.process-memory";
    /** Of the processor, °C. */
    public static final String TEMPERATURE = "compute.temperature";
    /** Since the host booted, s. */
    public static final String UPTIME = "compute.uptime";

    /** Free to this process where the data directory is, B. */
    public static final String STORAGE_FREE = "storage.free";
    /** The same as a share of the file system, %. */
    public static final String STORAGE_FREE_SHARE = "storage.free-share";

    /** Whether the kernel acknowledges selectively (RFC 2018): 1 or 0, as in ip-sysctl.rst. */
    public static final String TCP_SACK = "network.tcp-sack";
    /** Explicit congestion notification (RFC 3168): 0 never, 1 asked for, 2 accepted from who asks, as in ip-sysctl.rst. */
    public static final String TCP_ECN = "network.tcp-ecn";

    private Signals() {}
}
