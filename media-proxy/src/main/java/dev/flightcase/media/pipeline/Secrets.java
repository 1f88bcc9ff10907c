package dev.flightcase.media.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Takes keys and passwords out of what ffmpeg prints: it repeats its own arguments and URLs. */
final class Secrets {
    static final String MASK = "***";

    private static final Pattern USER_INFO = Pattern.compile("(?<=://)[^/@\\s]{1,200}@");

    private final List<String> secrets = new ArrayList<>();

    Secrets(Source source, String key) {
        secrets.add(key);
        switch (source) {
            case Source.Srt srt when srt.passphrase() != null -> secrets.add(srt.passphrase());
            case Source.Rtsp rtsp
            when rtsp.url().getRawUserInfo() != null -> secrets.add(rtsp.url().getRawUserInfo());
            case Source.Push _,
                    Source.Rtmp _,
                    Source.Srt _,
                    Source.Rtsp _,
                    Source.Camera _,
                    Source.LoopedFile _,
                    Source.TestPicture _ -> {}
        }
    }

    String mask(String line) {
        var masked = line;
        for (var secret : secrets) {
            masked = masked.replace(secret, MASK);
        }
        return USER_INFO.matcher(masked).replaceAll(MASK + "@");
    }
}
