package dev.flightcase.media.conformance;

import static dev.flightcase.media.conformance.Severity.CLIENT;
import static dev.flightcase.media.conformance.Severity.MUST;
import static dev.flightcase.media.conformance.Severity.SHOULD;

import java.util.Arrays;
import java.util.Optional;

/**
 * Every rule that a judge applies, one sentence each. T: tags and numbers. D: delivery directives. B1: what Apple's players need for low
 * latency. B4: parts, hints and media bytes. B5: headers. B6: what other players need.
 */
public enum Rule {
    T0(MUST, "4", "A playlist follows the grammar."),
    T1(MUST, "4.4.3.7", "EXT-X-PART-INF with PART-TARGET is there exactly when there are parts."),
    T2(MUST, "4.4.4.9", "No part is longer than PART-TARGET."),
    T3(MUST, "4.4.4.9", "A part lasts at least 85 % of PART-TARGET, but for the named exceptions."),
    T4(SHOULD, "4.4.4.9", "INDEPENDENT=YES stands at the parts that hold an independent frame."),
    T5(MUST, "4.4.4.9", "Tags of a segment come before its first part."),
    T6(MUST, "3.2", "A segment and its parts carry the same samples, as long as declared."),
    T7(MUST, "4.4.3.8", "PART-HOLD-BACK is there and at least 3 PART-TARGET (2 at the very least)."),
    T8(MUST, "4.4.3.8", "HOLD-BACK is at least 3 target durations."),
    T9(MUST, "4.4.3.8", "CAN-SKIP-UNTIL is at least 6 target durations, CAN-SKIP-DATERANGES only with it."),
    T10(MUST, "4.4.3.1", "A segment, rounded, is no longer than EXT-X-TARGETDURATION."),
    T11(MUST, "8", "EXT-X-VERSION is as high as the tags need."),
    T12(MUST, "4.4.5", "Tags for once are there once, before the first segment; one hint of a type."),
    T13(CLIENT, "4.4.5.2", "EXT-X-SKIP comes after EXT-X-MEDIA-SEQUENCE."),
    T14(MUST, "4.4.5.3", "What a preload hint names can be had at once and is what comes next."),
    T15(CLIENT, "4.4.5.3", "There is always a hint for the next part."),
    T16(MUST, "6.2.2", "Parts leave in order, 3 target durations from the end; they stay as long to fetch."),
    T17(MUST, "6.2.2", "Segments leave when 3 target durations remain, and can be fetched for a while."),
    T18(MUST, "6.2.2", "Sequence numbers never fall and grow with what is removed."),
    T19(MUST, "6.2.2", "A playlist that slides has no EXT-X-PLAYLIST-TYPE."),
    T20(MUST, "6.2.1", "Each new part or segment comes in time after the last."),
    T21(MUST, "6.2.1", "A playlist changes only at its end and its front."),
    T22(MUST, "6.2.1", "What a playlist names can be fetched whole at once."),
    T23(MUST, "6.2.4", "Lost media is marked as a gap, and discontinuities match between renditions."),
    T24(MUST, "4.4.5.4", "A rendition report has a relative URI, LAST-MSN and LAST-PART, and is right."),
    T25(MUST, "4.4.6.2", "A variant tells its bandwidths and all its codecs, and they are true."),
    T26(SHOULD, "4.4.4.5", "A new EXT-X-MAP stands at each discontinuity."),
    T27(MUST, "6.2.1", "A date range stays while its segments do, and its ID is not used again."),
    T28(SHOULD, "4.4.4.9", "An I-frame playlist has no parts."),
    T29(MUST, "4.4.4.9", "A byte range leaves its offset out only right behind its predecessor."),

    D1(MUST, "6.2.5.2", "Without directives the playlist comes at once."),
    D2(MUST, "6.2.5.2", "What is there already is answered at once with the full playlist."),
    D3(MUST, "6.2.5.2", "_HLS_msn alone waits for the whole segment."),
    D4(MUST, "6.2.5.2", "_HLS_msn with _HLS_part waits for that part."),
    D5(MUST, "6.2.5.2", "A part behind the last of a segment means the first of the next."),
    D6(MUST, "6.2.5.2", "_HLS_part without _HLS_msn is refused with 400."),
    D7(SHOULD, "6.2.5.2", "A segment more than two ahead is refused at once with 400."),
    D8(SHOULD, "6.2.5.2", "A part too far ahead is refused at once with 400."),
    D9(CLIENT, "6.2.5.2", "A directive that is no number, or is there twice, is refused with 400."),
    D10(SHOULD, "6.2.5.2", "Who waits for 3 target durations gets 503, not to be cached, with Retry-After."),
    D11(MUST, "6.2.5.2", "After EXT-X-ENDLIST directives are ignored."),
    D12(MUST, "6.2.5.1", "_HLS_skip=YES or v2 is answered with a delta where one is possible."),
    D13(MUST, "4.4.5.2", "A delta skips only what lies before the skip boundary, and changes nothing else."),
    D14(MUST, "6.2.5", "With both directives, the delta comes after the wait."),
    D15(CLIENT, "6.2.5", "Directives on the Multivariant Playlist do not wait."),
    D16(CLIENT, "6.2.5", "Unknown _HLS_ parameters are ignored and not passed on into URIs."),
    D17(CLIENT, "6.2.5.2", "Who hangs up while waiting costs nothing from then on."),
    D18(CLIENT, "6.2.5.2", "HEAD does not wait."),
    D19(SHOULD, "6.2.1", "When a stream goes off, who waits hears of it at once."),
    D20(CLIENT, "6.2.5.2", "An unknown path is 404 at once."),

    B1_1(MUST, "B.1", "Playlists and media come over HTTP/2 and TLS."),
    B1_2(MUST, "B.1", "Every Media Playlist has consistent EXT-X-PROGRAM-DATE-TIME."),
    B1_3(MUST, "B.1", "Playlists come in gzip with Vary; media and byte ranges never do."),
    B1_4(MUST, "B.1", "There is one rendition report for each other Media Playlist."),
    B1_5(MUST, "6.2.4", "All Media Playlists have the same EXT-X-SERVER-CONTROL and target duration."),
    B1_6(MUST, "6.2.1", "Target durations and server control never change in a session."),
    B1_7(SHOULD, "B.1", "TLS is 1.3."),
    B1_8(CLIENT, "6.2.2", "Whole segments can be had, too, by players without parts."),
    B1_9(MUST, "auth.", "Resolution, frame rate, six segments, a fresh Last-Modified; no redirects of media."),

    B4_1(MUST, "6.2.6", "A held part comes as a whole, at line speed."),
    B4_2(SHOULD, "6.2.6", "A hinted part is held for a bounded time; what nobody hinted is 404."),
    B4_3(MUST, "RFC 8673", "An open range is answered with 206 and its place."),
    B4_4(CLIENT, "RFC 9110", "Ranges, HEAD and strong ETags of media work."),
    B4_5(MUST, "auth. 10.4", "The media type is the right one."),
    B4_6(MUST, "3.1.2", "Each part can be parsed alone: whole moof and mdat boxes with tfdt."),

    B5_1(SHOULD, "6.2.5.2", "A blocking answer may be cached, for up to 6 target durations."),
    B5_2(SHOULD, "6.2.5.2", "A plain playlist is cached for half a target duration at most."),
    B5_3(SHOULD, "6.2.2", "Media may be cached for as long as it is listed."),
    B5_4(CLIENT, "6.2.5.2", "A refusal is not cached."),
    B5_5(SHOULD, "RFC 9110", "Playlists have Date, Last-Modified and an ETag for each encoding."),
    B5_6(CLIENT, "CORS", "Pages elsewhere may read answers and their Age, Date, length and ETag."),

    B6_1(CLIENT, "ffmpeg 7.1", "URIs of media end in an extension for media."),
    B6_2(CLIENT, "hls.js 1.7", "Parts are listed for the last 3 target durations.");

    private final Severity severity;
    private final String section;
    private final String text;

    Rule(Severity severity, String section, String text) {
        this.severity = severity;
        this.section = section;
        this.text = text;
    }

    /** As people and the documentation write it, such as T2 or B1-3. */
    public String id() {
        return name().replace('_', '-');
    }

    public Severity severity() {
        return severity;
    }

    public String section() {
        return section;
    }

    /** What is right, in one sentence. */
    public String text() {
        return text;
    }

    public static Optional<Rule> of(String id) {
        return Arrays.stream(values()).filter(rule -> rule.id().equals(id)).findFirst();
    }
}
