package dev.flightcase.hub.commands;

import dev.flightcase.contract.commerce.Command;
import dev.flightcase.contract.commerce.NodeConfiguration;
import dev.flightcase.contract.commerce.PushNow;
import dev.flightcase.contract.commerce.ResendFrom;
import java.util.List;

/** What a node is to do, see {@code Command} in the contract. */
public sealed interface Wish {
    /** Send what waits now, whatever the schedule says. */
    record PushAll() implements Wish {}

    /** The hub has lost what it had from here on. */
    record Resend(long epoch, long sequence) implements Wish {}

    /** As people see it. */
    record Rename(String name) implements Wish {}

    /** Tried in this order. */
    record Brokers(List<String> urls) implements Wish {
        public Brokers {
            urls = List.copyOf(urls);
        }
    }

    /** One word. */
    default String kind() {
        return switch (this) {
            case PushAll _ -> "push-now";
            case Resend _ -> "resend-from";
            case Rename _ -> "name";
            case Brokers _ -> "brokers";
        };
    }

    /** For people; equal wishes say the same. */
    default String says() {
        return switch (this) {
            case PushAll _ -> "send what waits";
            case Resend(var epoch, var sequence) -> "send again from %d of epoch %016x".formatted(sequence, epoch);
            case Rename(var name) -> "be called " + name;
            case Brokers(var urls) -> "use " + String.join(", ", urls);
        };
    }

    /** Fills in what the command is about. */
    default void into(Command.Builder command) {
        switch (this) {
            case PushAll _ -> command.setPushNow(PushNow.getDefaultInstance());
            case Resend(var epoch, var sequence) ->
                command.setResendFrom(ResendFrom.newBuilder().setEpoch(epoch).setSequence(sequence));
            case Rename(var name) ->
                command.setConfiguration(NodeConfiguration.newBuilder().setName(name));
            case Brokers(var urls) ->
                command.setConfiguration(NodeConfiguration.newBuilder().addAllBrokers(urls));
        }
    }
}
