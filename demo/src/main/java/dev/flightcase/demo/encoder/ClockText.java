package dev.flightcase.demo.encoder;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the clock for people is written into the picture: with a font, or not at all where this machine has none. */
public sealed interface ClockText {
    /** Where Debian, Ubuntu and Fedora keep DejaVu: for an ffmpeg that was built without fontconfig. */
    List<Path> FONT_FILES = List.of(
            Path.of("/usr/share/fonts/truetype/dejavu/DejaVuSansMono.ttf"),
            Path.of("/usr/share/fonts/dejavu-sans-mono-fonts/DejaVuSansMono.ttf"),
            Path.of("/usr/share/fonts/TTF/DejaVuSansMono.ttf"));

    /** Filters to chain behind the picture, each with a leading comma; its timestamps are seconds since 1970. */
    String filters(int height);

    /** @param font the option of ffmpeg's drawtext filter that chooses it, such as {@code font=DejaVu Sans Mono} */
    record Drawn(String font) implements ClockText {
        @Override
        public String filters(int height) {
            var shadow = "shadowx=3:shadowy=3:shadowcolor=black@0.5";
            return ",drawtext=" + font + ":fontsize=" + share(height, 130) + ":fontcolor=white:" + shadow
                    + ":x=(w-tw)/2:y=(h-th)/2:text='%{pts\\:gmtime\\:0\\:%H\\\\\\:%M\\\\\\:%S}"
                    + ".%{eif\\:mod(round(t*1000)\\,1000)\\:d\\:3}'"
                    + ",drawtext=" + font + ":fontsize=" + share(height, 40) + ":fontcolor=white@0.8"
                    + ":x=(w-tw)/2:y=h/2+" + share(height, 90) + ":text='%{pts\\:gmtime\\:0\\:%Y-%m-%d} UTC'";
        }
    }

    /** Of so many pixels at a height of 720. */
    private static int share(int height, int pixels) {
        return height * pixels / TestPicture.HEIGHT;
    }

    record Absent() implements ClockText {
        @Override
        public String filters(int height) {
            return "";
        }
    }

    /** What to try on this machine, the best first; the last one always works. */
    static List<ClockText> choices() {
        var choices = new ArrayList<ClockText>();
        choices.add(new Drawn("font=DejaVu Sans Mono"));
        FONT_FILES.stream()
                .filter(Files::isReadable)
                .findFirst()
                .ifPresent(file -> choices.add(new Drawn("fontfile=" + file)));
        choices.add(new Absent());
        return List.copyOf(choices);
    }
}
