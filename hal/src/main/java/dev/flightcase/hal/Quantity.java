package dev.flightcase.hal;

/** A finite number with its unit. What is not a finite number is no measurement: report it as a failure. */
public record Quantity(double value, Unit unit) {

    public Quantity {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("quantity is " + value + " " + unit.symbol() + "; must be finite");
        }
    }

    @Override
    public String toString() {
        return unit == Unit.ONE ? String.valueOf(value) : value + " " + unit.symbol();
    }
}
