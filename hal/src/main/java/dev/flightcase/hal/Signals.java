package dev.flightcase.hal;

/**
 * The names of the signals of this module: {@code dimension.what-is-measured}, stable, as they appear in
 * health reasons, metrics and MQTT. Which of them exist depends on the host and the board.
 */
public final class Signals {

    /** At the terminals of the pack, V. */
    public static final String BATTERY_VOLTAGE = "power.battery-voltage";
    /** Positive into the battery, A. */
    public static final String BATTERY_CURRENT = "power.battery-current";
    /** Of the pack or the chip beside it, °C. */
    public static final String BATTERY_TEMPERATURE = "power.battery-temperature";
    /** Share of the usable capacity, %. */
    public static final String BATTERY_CHARGE = "power.battery-charge";
    /** Until the node must stop, at the present net load, min; undefined while it is not discharging. */
    public static final String MINUTES_LEFT = "power.minutes-left";
    /** Nine times in ten it lasts longer, min. */
    public static final String MINUTES_LEFT_LOW = "power.minutes-left-low";
    /** Nine times in ten it is empty before, min. */
    public static final String MINUTES_LEFT_HIGH = "power.minutes-left-high";
    /** One standard deviation of the charge, points of it. */
    public static final String BATTERY_UNCERTAINTY = "power.battery-uncertainty";
    /** What a gauge chip claims the charge to be, %: a second opinion, never shown alone. */
    public static final String GAUGE_CHARGE = "power.gauge-charge";
    /** Of what feeds the board from outside, V. */
    public static final String INPUT_VOLTAGE = "power.input-voltage";
    /** 1 while the board is fed from outside, 0 while it runs on its battery. */
    public static final String EXTERNAL_POWER = "power.external";
    /** Whether the supply of the board is too weak now: 1 or 0. */
    public static final String UNDER_VOLTAGE = "power.under-voltage";
    /** Whether it was, since the board was switched on: 1 or 0. */
    public static final String UNDER_VOLTAGE_EARLIER = "power.under-voltage-earlier";
    /** At the board's own socket, V. */
    public static final String SOCKET_VOLTAGE = "power.socket-voltage";
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
    /** Of the hottest thermal zone, whichever that is at the time, °C; the source names it. */
    public static final String HOTTEST_ZONE = "compute.hottest-zone";
    /** Whether the firmware has slowed the board down now: 1 or 0. */
    public static final String THROTTLED = "compute.throttled";
    /** Whether it has, since the board was switched on: 1 or 0. */
    public static final String THROTTLED_EARLIER = "compute.throttled-earlier";
    /** Share of the last minute in which some task waited for a processor, %. */
    public static final String CPU_PRESSURE = "compute.cpu-pressure";
    /** Share of the last seconds in which all tasks waited for memory, %. */
    public static final String MEMORY_PRESSURE = "compute.memory-pressure";
    /** Since the host booted, s. */
    public static final String UPTIME = "compute.uptime";

    /** Free to this process where the data directory is, B. */
    public static final String STORAGE_FREE = "storage.free";
    /** The same as a share of the file system, %. */
    public static final String STORAGE_FREE_SHARE = "storage.free-share";

    /** Share of the last minute in which some task waited for a disk, %. */
    public static final String IO_PRESSURE = "storage.io-pressure";
    /** What a read of the disk with the data took on average since the look before, s; undefined without one. */
    public static final String READ_WAIT = "storage.read-wait";
    /** What a write took, s. */
    public static final String WRITE_WAIT = "storage.write-wait";
    /** Whether the file system of the data takes no writes any more: 1 or 0. */
    public static final String READ_ONLY = "storage.read-only";
    /** What it took to store a little durably, s. */
    public static final String PROBE_TIME = "storage.probe-time";
    /** Whether that was read back as it was written: 1 or 0. */
    public static final String PROBE_INTACT = "storage.probe-intact";
    /** Errors of the disk that its file system has noted, over all restarts. */
    public static final String DISK_ERRORS = "storage.errors";
    /** How much of its life an eMMC has used at most, %; 110 for more than all. */
    public static final String DISK_WEAR = "storage.wear";
    /** What an eMMC says of its reserve: 1 normal, 2 low, 3 nearly none. */
    public static final String DISK_RESERVE = "storage.reserve";

    /** How far the wall clock can be trusted: 0 not at all, 1 not before a known time, 2 held, 3 in step. */
    public static final String CLOCK_TRUST = "time.clock-trust";
    /** How far the wall clock may be off, s; undefined when nobody knows. */
    public static final String CLOCK_UNCERTAINTY = "time.clock-uncertainty";

    /** Whether the kernel acknowledges selectively (RFC 2018): 1 or 0, as in ip-sysctl.rst. */
    public static final String TCP_SACK = "network.tcp-sack";
    /** Explicit congestion notification (RFC 3168): 0 never, 1 asked for, 2 accepted from who asks, as in ip-sysctl.rst. */
    public static final String TCP_ECN = "network.tcp-ecn";

    private Signals() {}
}
