package dev.flightcase.hal.network;

/** What the kernel says when a network does not work (asm-generic/errno.h), in words. */
final class Errno {
    private Errno() {}

    static String words(int errno) {
        return switch (errno) {
            case 1, 13 -> "not permitted";
            case 19 -> "the interface is gone";
            case 99 -> "no address of the right kind";
            case 100 -> "the network is down";
            case 101 -> "the network is unreachable";
            case 104 -> "reset";
            case 110 -> "timed out";
            case 111 -> "refused";
            case 113 -> "no route to it";
            default -> "errno " + errno;
        };
    }
}
