package dev.flightcase.daemon.command;

import dev.flightcase.daemon.enrolment.EnrolmentDesk;
import dev.flightcase.provisioning.enrolment.Bundle;
import dev.flightcase.provisioning.enrolment.ClaimCode;
import dev.flightcase.provisioning.enrolment.ClaimTicket;
import dev.flightcase.provisioning.enrolment.Enroller;
import dev.flightcase.provisioning.enrolment.Enrolment;
import dev.flightcase.provisioning.enrolment.HubFacts;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code claim status}, {@code claim release}, {@code claim code|bundle <plain allowed> <hub or -> <code or base64>}. */
public final class ClaimVerb implements ControlVerb {
    public static final String NAME = "claim";
    static final String STATUS = "status";
    static final String RELEASE = "release";
    private static final String CODE = "code";
    private static final String BUNDLE = "bundle";
    private static final String NO_HUB = "-";
    private static final int WORDS = 4;

    private final EnrolmentDesk desk;
    private final InstantSource clock;

    public ClaimVerb(EnrolmentDesk desk, InstantSource clock) {
        this.desk = desk;
        this.clock = clock;
    }

    /** The argument for a code or an address. */
    static String code(String typed, @Nullable URI hub, boolean plainAllowed) {
        return String.join(
                " ",
                CODE,
                String.valueOf(plainAllowed),
                hub == null ? NO_HUB : hub.toString(),
                typed.replaceAll("\\s", ""));
    }

    /** The argument for a bundle's bytes. */
    static String bundle(byte[] file, boolean plainAllowed) {
        return String.join(
                " ",
                BUNDLE,
                String.valueOf(plainAllowed),
                NO_HUB,
                Base64.getEncoder().encodeToString(file));
    }

    @Override
    public CommandResult run(String argument, Consumer<String> progress) {
        try {
            return switch (argument) {
                case STATUS -> shown(ExitCode.OK, List.of());
                case RELEASE -> released();
                default -> claimed(argument);
            };
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new CommandResult(ExitCode.UNAVAILABLE, List.of("not claimed: the node stops"));
        }
    }

    private CommandResult claimed(String argument) throws InterruptedException {
        ClaimTicket ticket;
        try {
            ticket = ticket(argument.split(" ", -1));
        } catch (IllegalArgumentException e) {
            return new CommandResult(ExitCode.USAGE, List.of("not claimed: " + e.getMessage()));
        }
        return switch (desk.claim(ticket)) {
            case Enroller.Report.Settled _ -> {
                var lines = new ArrayList<>(desk.standing().lines(clock.instant()));
                lines.add("It connects to the hub's brokers by itself, where uplink.brokers is empty.");
                yield new CommandResult(ExitCode.OK, lines, json());
            }
            case Enroller.Report.Refused(var _, var says) ->
                new CommandResult(ExitCode.FAILED, List.of("not claimed: " + says), json());
            case Enroller.Report.Waiting(var _, var says, var _) ->
                shown(
                        ExitCode.UNAVAILABLE,
                        List.of(
                                "not claimed yet: " + says,
                                "the node keeps the code and asks again by itself while it runs"));
        };
    }

    private ClaimTicket ticket(String... words) {
        if (words.length != WORDS) {
            throw new IllegalArgumentException("name one code, address or bundle");
        }
        boolean plainAllowed = Boolean.parseBoolean(words[1]);
        return switch (words[0]) {
            case CODE ->
                ClaimCode.ticket(words[3], words[2].equals(NO_HUB) ? null : URI.create(words[2]), plainAllowed);
            case BUNDLE -> {
                try {
                    yield Bundle.ticket(Base64.getDecoder().decode(words[3]), clock.instant(), plainAllowed);
                } catch (IllegalArgumentException e) {
                    throw new IllegalArgumentException("the bundle " + e.getMessage(), e);
                }
            }
            default -> throw new IllegalArgumentException("name one code, address or bundle");
        };
    }

    private CommandResult released() {
        var before = desk.standing().enrolment();
        var hub = before == null ? Optional.<URI>empty() : before.belongsTo().map(HubFacts::url);
        desk.release();
        var lines = new ArrayList<>(List.of("this node is on its own now; its sales stay here"));
        hub.ifPresent(
                url -> lines.add("the hub at " + url + " still lists it: its operator runs flightcase hub revoke"));
        return new CommandResult(ExitCode.OK, lines, json());
    }

    private CommandResult shown(int exitCode, List<String> before) {
        var lines = new ArrayList<>(before);
        if (before.isEmpty()) {
            lines.addAll(desk.standing().lines(clock.instant()));
        }
        return new CommandResult(exitCode, lines, json());
    }

    private String json() {
        var standing = desk.standing();
        return JsonLine.object(json -> {
            json.writeStringProperty("state", standing.word());
            var enrolment = standing.enrolment();
            Supplier<Optional<String>> url = () -> switch (enrolment) {
                case null -> Optional.empty();
                case Enrolment.Claiming claiming ->
                    Optional.of(claiming.ticket().hub().toString());
                case Enrolment.Revoked revoked ->
                    Optional.of(revoked.hub().url().toString());
                case Enrolment known -> known.belongsTo().map(hub -> hub.url().toString());
            };
            url.get().ifPresent(hub -> json.writeStringProperty("hub", hub));
            if (enrolment != null) {
                enrolment.belongsTo().ifPresent(hub -> {
                    json.writeStringProperty("group", hub.group());
                    json.writeArrayPropertyStart("brokers");
                    hub.brokers().forEach(broker -> json.writeString(broker.toString()));
                    json.writeEndArray();
                });
            }
            standing.certificate().ifPresent(certificate -> {
                json.writeStringProperty(
                        "certificate_until", certificate.notAfter().toString());
                json.writeBooleanProperty("certificate_expired", certificate.isExpired(clock.instant()));
            });
            if (!standing.trouble().isEmpty()) {
                json.writeStringProperty("says", standing.trouble());
            }
        });
    }
}
