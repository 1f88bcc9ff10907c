package dev.flightcase.demo.visitor;

/** How many, and what the first was: the others mostly follow from it. Any thread. */
final class Errors {
    private long count;
    private String first = "";

    synchronized void add(String why) {
        if (count++ == 0) {
            first = why;
        }
    }

    synchronized long count() {
        return count;
    }

    /** The empty string if there was none. */
    synchronized String first() {
        return first;
    }
}
