// The node's clock, as this page sees it: screens in one room agree about the time because they all ask the same node.

// Two cheap crystals drift apart by less than this share of the time.
const DRIFT = 1e-4;
const TRIES = 6;

// The node answered somewhere between asking and answer; the middle is at most half of the round trip off. Milliseconds.
export const measured = (asked, answered, nodeMillis) =>
  ({ millis: nodeMillis - (asked + answered) / 2, roundTrip: answered - asked, at: answered });

export const doubt = (offset, now) => offset.roundTrip / 2 + Math.max(0, now - offset.at) * DRIFT;

// Of the offset that is held and one just measured the surer one; where they contradict each other, somebody has set the node's clock.
export function choose(held, fresh) {
  if (!held) return fresh;
  const before = doubt(held, fresh.at);
  const after = doubt(fresh, fresh.at);
  return Math.abs(fresh.millis - held.millis) > before + after || after <= before ? fresh : held;
}

export class NodeClock {
  #ask;
  #ticks;
  #offset = null;

  // ask: promises the node's milliseconds since 1970; ticks: a clock of the page that nobody sets, in milliseconds.
  constructor(ask, ticks) {
    this.#ask = ask;
    this.#ticks = ticks;
  }

  // A few tries, of which the quickest tells most. Rejects when the node does not answer; what was known then stays.
  async refresh() {
    let best = null;
    for (let i = 0; i < TRIES; i++) {
      const asked = this.#ticks();
      const millis = await this.#ask();
      const one = measured(asked, this.#ticks(), millis);
      if (!best || one.roundTrip < best.roundTrip) best = one;
    }
    this.#offset = choose(this.#offset, best);
  }

  // Milliseconds since 1970 by the node; NaN before the first answer.
  now() { return this.#offset ? this.#ticks() + this.#offset.millis : NaN; }

  // By how much now() may be off, milliseconds.
  doubt() { return this.#offset ? doubt(this.#offset, this.#ticks()) : Infinity; }
}
