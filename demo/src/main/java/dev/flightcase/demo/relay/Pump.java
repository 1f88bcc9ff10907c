package dev.flightcase.demo.relay;

import dev.flightcase.demo.relay.Fault.Direction;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Copies packets one way and does to them what is planned. Copies of packets get numbers of their own, {@value #OURS} and above,
 * and what the other side confirms of those is kept from the one that never sent them.
 */
final class Pump implements Runnable {
    /** Clients and brokers count from 1 and start over at each connection; none comes this far. */
    static final int OURS = 0xf000;

    private static final int OURS_MAX = 0xffff;
    private static final Duration HELD_MAX = Duration.ofMillis(500);

    private final FaultyConnection connection;
    private final Direction direction;
    private final Socket from;
    private final Socket to;
    private final List<Fault> faults;
    private final Past past;
    private final FaultCounts counts;
    private final ReentrantLock writing = new ReentrantLock();
    private final Deque<Packet> held = new ArrayDeque<>();
    private final List<Packet> yesterday;
    private int publishes;
    private int ours = OURS;

    Pump(
            FaultyConnection connection,
            Direction direction,
            Socket from,
            Socket to,
            List<Fault> faults,
            Past past,
            FaultCounts counts) {
        this.connection = connection;
        this.direction = direction;
        this.from = from;
        this.to = to;
        this.faults =
                faults.stream().filter(fault -> fault.direction() == direction).toList();
        this.past = past;
        this.counts = counts;
        this.yesterday = past.of(direction);
    }

    @Override
    public void run() {
        try {
            var in = new BufferedInputStream(from.getInputStream());
            for (var packet = Packet.read(in); packet != null; packet = Packet.read(in)) {
                if (!connection.isHalfOpen()) {
                    pass(packet);
                }
            }
            release();
            connection.end(false);
        } catch (IOException | IndexOutOfBoundsException _) {
            // One side is gone, or does not speak MQTT.
            connection.reset();
        }
    }

    private void pass(Packet packet) throws IOException {
        switch (packet.type()) {
            case Packet.PUBLISH -> publish(packet);
            case Packet.CONNACK -> write(packet.withoutAliases());
            case Packet.PUBACK -> {
                if (packet.number() < OURS) {
                    write(packet);
                }
            }
            default -> write(packet);
        }
    }

    private void publish(Packet packet) throws IOException {
        publishes++;
        past.keep(direction, packet);
        boolean passes = true;
        for (var fault : faults) {
            if (fault.publish() == publishes && passes) {
                counts.happened(fault);
                passes = before(fault, packet);
            }
        }
        if (passes) {
            write(packet);
            release();
            for (var fault : faults) {
                if (fault.publish() == publishes) {
                    behind(fault, packet);
                }
            }
        }
    }

    /** Whether the packet still passes. */
    private boolean before(Fault fault, Packet packet) throws IOException {
        return switch (fault) {
            case Fault.Drop _ -> {
                connection.reset();
                yield false;
            }
            case Fault.Truncate _ -> {
                to.getOutputStream().write(Arrays.copyOf(packet.bytes(), packet.length() / 2));
                connection.end(false);
                yield false;
            }
            case Fault.HalfOpen halfOpen -> {
                connection.halfOpen(halfOpen.lasting());
                yield false;
            }
            case Fault.Delay delay -> {
                connection.pause(delay.by());
                yield true;
            }
            case Fault.Reorder _ -> {
                hold(packet);
                yield false;
            }
            case Fault.Duplicate _, Fault.Replay _ -> true;
        };
    }

    private void behind(Fault fault, Packet packet) throws IOException {
        switch (fault) {
            case Fault.Duplicate _ -> write(copy(packet));
            case Fault.Replay _ -> {
                for (var old : yesterday) {
                    write(copy(old));
                }
            }
            case Fault.Drop _, Fault.Truncate _, Fault.HalfOpen _, Fault.Delay _, Fault.Reorder _ -> {}
        }
    }

    private Packet copy(Packet packet) {
        if (!packet.isConfirmed()) {
            return packet;
        }
        var copy = packet.numbered(ours);
        ours = ours == OURS_MAX ? OURS : ours + 1;
        return copy;
    }

    private void hold(Packet packet) {
        writing.lock();
        try {
            held.add(packet);
        } finally {
            writing.unlock();
        }
        connection.after(HELD_MAX, () -> {
            try {
                release();
            } catch (IOException _) {
                connection.reset();
            }
        });
    }

    private void release() throws IOException {
        writing.lock();
        try {
            while (!held.isEmpty() && !connection.isHalfOpen()) {
                write(held.removeFirst());
            }
        } finally {
            writing.unlock();
        }
    }

    private void write(Packet packet) throws IOException {
        writing.lock();
        try {
            to.getOutputStream().write(packet.bytes());
            counts.passed(packet.length());
        } finally {
            writing.unlock();
        }
    }
}
