package dev.flightcase.hal.serial;

/** Speeds of lines, with what termios calls them (asm-generic/termbits-common.h, termbits.h). */
public enum Baud {
    B9600(9_600, 0xD),
    B19200(19_200, 0xE),
    B115200(115_200, 0x1002);

    private final int bitsPerSecond;
    private final int flag;

    Baud(int bitsPerSecond, int flag) {
        this.bitsPerSecond = bitsPerSecond;
        this.flag = flag;
    }

    public int bitsPerSecond() {
        return bitsPerSecond;
    }

    int flag() {
        return flag;
    }
}
