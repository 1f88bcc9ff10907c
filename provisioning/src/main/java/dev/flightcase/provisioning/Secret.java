package dev.flightcase.provisioning;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** A text that gives whoever has it a right. Never printed by accident: {@link #toString()} hides it. */
public final class Secret {

    private final String text;

    public Secret(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("secret is empty; must have at least one character");
        }
        this.text = text;
    }

    /** The text itself, for the one place that must show or send it. */
    public String reveal() {
        return text;
    }

    /** Compares in a time that does not depend on where the texts differ. */
    public boolean matches(String offered) {
        return MessageDigest.isEqual(text.getBytes(StandardCharsets.UTF_8), offered.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && matches(secret.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "secret";
    }
}
