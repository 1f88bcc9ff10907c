package dev.flightcase.demo;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** Entry point of {@code ./flightcase demo}. */
public final class DemoMain {
    private DemoMain() {}

    public static void main(String[] arguments) {
        // Pictures are drawn without a display.
        System.setProperty("java.awt.headless", "true");
        System.exit(new DemoCommand(utf8(FileDescriptor.out), utf8(FileDescriptor.err), isTerminal()).run(arguments));
    }

    @SuppressWarnings(
            "SystemConsoleNull") // Java 25 answers null again where input or output is no terminal (JDK-8351435).
    private static boolean isTerminal() {
        var console = System.console();
        return console != null && console.isTerminal();
    }

    /** Whatever the locale: the QR code and the marks are not ASCII. */
    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), true, StandardCharsets.UTF_8);
    }
}
