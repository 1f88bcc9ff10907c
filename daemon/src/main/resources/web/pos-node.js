'use strict';
// What the POS page asks of the node. A sale is one idempotency key from the first try to the answer: it is kept on the
// phone until the node has said yes or no, so neither a lost network nor a closed page can sell twice or forget.
const Node_ = (() => {
  const PENDING = 'flightcase.pending-order';
  const TIMEOUT_MS = 8000;
  const RETRY_MS = 1500;

  // crypto.randomUUID needs a secure context, which http://10.x is not; getRandomValues does not.
  function newKey() {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');
  }

  async function get(path) {
    const answer = await fetch(path, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}`);
    return answer.json();
  }

  // The whole catalog, or null where it still is the one of revision `known` (the browser's cache makes asking cheap).
  async function catalog(known) {
    let page = await get('/api/v1/catalog?limit=200');
    if (page.revision === known) return null;
    const { products, ...offering } = page;
    while (page.next) {
      page = await get(`/api/v1/catalog?limit=200&cursor=${encodeURIComponent(page.next)}`);
      products.push(...page.products);
    }
    return { revision: offering.revision, products, offering };
  }

  const pending = () => JSON.parse(localStorage.getItem(PENDING) || 'null');
  const forget = () => localStorage.removeItem(PENDING);

  function prepare(order) {
    const kept = { key: newKey(), order };
    localStorage.setItem(PENDING, JSON.stringify(kept));
    return kept;
  }

  // Whether the node knows this phone: its secret is a cookie that only the browser sees.
  const known = async () => (await fetch('/api/v1/sessions', { signal: AbortSignal.timeout(TIMEOUT_MS) })).status !== 401;

  // Resolves with an empty text, or with what a person should read; rejects when the node does not answer.
  async function enrol(code, name) {
    const answer = await fetch('/api/v1/devices', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ code, name }),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
    if (answer.ok) return '';
    const problem = await answer.json();
    return problem.detail || problem.title;
  }

  // Resolves with {sold} or {refused}, never rejects; tells `waiting` of each try that got no answer. When the node does
  // not know this phone, waits for `admitted` and goes on with the same key.
  async function sell(kept, waiting, admitted) {
    for (let tries = 1; ; tries++) {
      try {
        const answer = await fetch('/api/v1/orders', {
          method: 'POST',
          headers: { 'Content-Type': 'application/json', 'Idempotency-Key': `"${kept.key}"` },
          body: JSON.stringify(kept.order),
          signal: AbortSignal.timeout(TIMEOUT_MS),
        });
        const body = await answer.json();
        if (answer.ok) { forget(); return { sold: body }; }
        if (answer.status === 401) { await admitted(); continue; }
        // 503 and 507 say "not now": the same key may be tried again. Any other refusal is final.
        if (answer.status < 500) { forget(); return { refused: body }; }
        waiting(tries, body.detail || body.title);
      } catch (failure) {
        waiting(tries, 'The node does not answer. Stay near the stall\'s Wi-Fi.');
      }
      await new Promise(resolve => setTimeout(resolve, RETRY_MS));
    }
  }

  async function send(method, path, body, key) {
    const headers = { 'Content-Type': 'application/json' };
    if (key) headers['Idempotency-Key'] = `"${key}"`;
    const answer = await fetch(path, { method, headers, body: body && JSON.stringify(body), signal: AbortSignal.timeout(TIMEOUT_MS) });
    const read = await answer.json();
    if (!answer.ok) throw Object.assign(new Error(read.detail || read.title), { problem: read });
    return read;
  }

  // Each of these rejects with words to read; `problem` is there when the node itself refused.
  const hold = lines => send('POST', '/api/v1/holds', { lines }, newKey());
  const extend = id => send('POST', `/api/v1/holds/${id}/extend`);
  const release = id => send('DELETE', `/api/v1/holds/${id}`);
  const undo = (id, reason, helper) => send('POST', `/api/v1/orders/${id}/void`, helper ? { reason, helper } : { reason }, newKey());
  const sales = () => get('/api/v1/orders?limit=20');
  const handovers = async () => (await get('/api/v1/handovers')).handovers;
  const handOver = id => send('POST', `/api/v1/orders/${id}/handover`);
  const receipt = async id => {
    const answer = await fetch(`/api/v1/orders/${id}/receipt`, { headers: { Accept: 'text/plain' }, signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (!answer.ok) throw new Error('The receipt can not be shown now.');
    return answer.text();
  };

  return { hold, extend, release, undo, sales, handovers, handOver, receipt, catalog, pending, prepare, sell, known, enrol, event: () => get('/api/v1/event'), stock: () => get('/api/v1/stock') };
})();
