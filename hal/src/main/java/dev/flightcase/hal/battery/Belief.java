package dev.flightcase.hal.battery;

/** A number and its standard deviation, in the same unit. */
public record Belief(double value, double sigma) {

    public Belief {
        if (!Double.isFinite(value) || !(sigma >= 0)) {
            throw new IllegalArgumentException("belief is " + value + " ± " + sigma + "; must be finite");
        }
    }

    Belief times(double factor) {
        return new Belief(value * factor, sigma * Math.abs(factor));
    }

    Belief widened(double factor) {
        return new Belief(value, sigma * factor);
    }

    /** Both together, each by how sure it is. */
    Belief with(Belief other) {
        double mine = 1 / Math.max(1e-12, sigma * sigma);
        double theirs = 1 / Math.max(1e-12, other.sigma * other.sigma);
        return new Belief((value * mine + other.value * theirs) / (mine + theirs), Math.sqrt(1 / (mine + theirs)));
    }
}
