package dev.flightcase.cache.receipt;

import dev.flightcase.cache.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** How the receipt's page looks: phone first, by day and by night, and dark on white when printed. */
final class PageStyle {
    static final String CSS = """
            :root {
              color-scheme: light dark;
              --ground: #eceef2; --paper: #fff; --ink: #14171f; --quiet: #59606e; --line: #c9cdd6;
              --warn: #8a5200; --warn-ground: #fff1d6; --bad: #a3121f; --bad-ground: #fde4e6;
            }
            @media (prefers-color-scheme: dark) {
              :root {
                --ground: #12141a; --paper: #1c2029; --ink: #f2f4f8; --quiet: #a3adbf; --line: #39404f;
                --warn: #ffc24d; --warn-ground: #33280f; --bad: #ff8f8f; --bad-ground: #3a1a1e;
              }
            }
            * { box-sizing: border-box; }
            html { -webkit-text-size-adjust: 100%; }
            body {
              margin: 0; background: var(--ground); color: var(--ink);
              font: 16px/1.4 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif;
            }
            main { max-width: 26rem; margin: 0 auto; padding: 1.5rem 1.25rem; background: var(--paper); }
            h1, p { margin: 0; }
            h1 { font-size: 1.45rem; line-height: 1.2; overflow-wrap: anywhere; }
            header p { margin-top: .3rem; color: var(--quiet); }
            .mark {
              margin-top: 1rem; padding: .7rem .9rem; border: 2px solid; border-radius: .6rem;
              color: var(--warn); background: var(--warn-ground); font-size: 1.15rem; font-weight: 700;
            }
            .mark small { display: block; font-size: .9rem; font-weight: 400; }
            .void { color: var(--bad); background: var(--bad-ground); }
            .unsure { color: var(--warn); }
            table { width: 100%; margin-top: 1.1rem; border-collapse: collapse; }
            th, td { padding: .4rem 0; vertical-align: top; text-align: start; font-weight: 400; overflow-wrap: anywhere; }
            td { padding-inline-start: 1rem; text-align: end; white-space: nowrap; font-variant-numeric: tabular-nums; }
            tbody tr { border-top: 1px solid var(--line); }
            th small { display: block; color: var(--quiet); }
            .count { color: var(--quiet); }
            .sums { margin-top: 0; }
            .sums th, .sums td { padding-block: .2rem; color: var(--quiet); }
            .sums tr { border: 0; }
            .sums .sub th { padding-inline-start: 1rem; }
            .sums .total th, .sums .total td {
              padding-block: .7rem .4rem; border-top: 2px solid var(--ink);
              color: var(--ink); font-size: 1.3rem; font-weight: 700;
            }
            .cancelled td { text-decoration: line-through; }
            .code { margin-top: 1.4rem; text-align: center; }
            .code svg { display: block; width: min(100%, 21rem); margin: 0 auto .6rem; border-radius: .4rem; }
            .code p { font-size: .9rem; color: var(--quiet); }
            footer { margin-top: 1.2rem; padding-top: .8rem; border-top: 1px solid var(--line); }
            footer p { font-size: .8rem; color: var(--quiet); overflow-wrap: anywhere; }
            code { font-family: ui-monospace, "DejaVu Sans Mono", monospace; color: var(--ink); }
            @media (min-width: 30rem) { main { margin: 1.5rem auto; padding: 2rem; border-radius: 1rem; } }
            @page { margin: 12mm; }
            @media print {
              :root {
                color-scheme: light; --ground: #fff; --paper: #fff; --ink: #000; --quiet: #333; --line: #999;
                --warn: #000; --warn-ground: #fff; --bad: #000; --bad-ground: #fff;
              }
              body { font-size: 11pt; }
              main { max-width: 80mm; margin: 0; padding: 0; }
              .code svg { width: 60mm; }
              .mark, tr, .code { break-inside: avoid; }
            }
            """;

    private PageStyle() {}

    /** A source expression that allows this style and no other (CSP level 3 §2.3.1). */
    static String hash() {
        return "'sha256-" + Base64.getEncoder().encodeToString(Sha256.of(CSS.getBytes(StandardCharsets.UTF_8))) + "'";
    }
}
