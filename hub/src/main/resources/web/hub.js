'use strict';

// Asks for the nodes again and again; what is unknown is said so, and old values never look like new ones.
const PAUSE_MS = 2000;
const ORDERS_PAUSE_MS = 500;
const ORDERS_SHOWN = 20;
const PAYMENTS_PAUSE_MS = 3000;
const PATIENCE_MS = 5000;
const STATES = { online: 'online', offline: 'offline', unknown: 'unknown' };

const byId = (id) => document.getElementById(id);

function element(tag, text, className) {
  const made = document.createElement(tag);
  if (text !== undefined) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function age(then, now) {
  if (!then) return 'unknown';
  const seconds = Math.max(0, Math.round((Date.parse(now) - Date.parse(then)) / 1000));
  if (seconds < 60) return `${seconds} s ago`;
  if (seconds < 3600) return `${Math.round(seconds / 60)} min ago`;
  if (seconds < 172800) return `${Math.round(seconds / 3600)} h ago`;
  return new Date(then).toLocaleString();
}

function shown(value) {
  if (typeof value === 'number' && !Number.isInteger(value)) return String(Math.round(value * 100) / 100);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return String(value);
}

const SIZES = [['GiB', 2 ** 30], ['MiB', 2 ** 20], ['KiB', 2 ** 10]];

function measured(value, unit) {
  const size = unit === 'B' && SIZES.find(([, bytes]) => Math.abs(value) >= bytes);
  if (size) return `${(value / size[1]).toFixed(1)} ${size[0]}`;
  return shown(value) + (unit ? ` ${unit}` : '');
}

function row(metric, now) {
  const line = element('tr');
  line.append(element('th', metric.name));
  const value = element('td', undefined, 'value');
  if (metric.value === null) {
    value.append(element('span', 'unknown', 'unknown'));
  } else {
    value.textContent = measured(metric.value, metric.unit);
  }
  line.append(value, element('td', age(metric.at, now), 'age'));
  return line;
}

// The verdict before its evidence, the rest by name.
function healthFirst(a, b) {
  const rank = (metric) => (metric.name.startsWith('health/') ? 0 : 1);
  return rank(a) - rank(b) || a.name.localeCompare(b.name);
}

function stateOf(node, observing) {
  if (!observing || node.since === null) return STATES.unknown;
  return node.online ? STATES.online : STATES.offline;
}

// What the ledger has of the node.
function journal(node, answer) {
  if (!answer.ledger) return 'orders unknown: the ledger does not answer';
  if (node.orders === null) return 'no orders yet';
  const { received, mark, highest, quarantined, lastReceived } = node.orders;
  return [
    `${received} order${received === 1 ? '' : 's'} received`,
    `journal complete to ${mark}${highest > mark ? `, with gaps to ${highest}` : ''}`,
    ...(quarantined > 0 ? [`${quarantined} in quarantine`] : []),
    `last ${age(lastReceived, answer.now)}`,
  ].join(' · ');
}

// A metric as it was heard last; undefined when the node does not send it, or does not know.
function heard(node, name) {
  return node.metrics.find((metric) => metric.name === name)?.value ?? undefined;
}

const DAY_S = 86400;
const orUnknown = (value, words) => (value === undefined ? 'unknown' : words(value));

// What decides whether somebody has to act, in the same place on every card.
function essentials(node) {
  const health = heard(node, 'health/state');
  const score = heard(node, 'health/score');
  return [
    ['health', health === undefined && score === undefined ? 'unknown' : `${health ?? 'unknown'}, ${score ?? 'unknown'}`],
    ['minutes left', orUnknown(heard(node, 'power/minutes-left'), (minutes) => shown(Math.round(minutes)))],
    ['waiting for the hub', orUnknown(node.orders?.backlog ?? heard(node, 'sales/hub-waiting'), shown)],
    ['catalog of the hub', orUnknown(node.catalog?.revision, (revision) => `revision ${revision}`)],
    ['certificate', orUnknown(heard(node, 'uplink/certificate-left'), (seconds) => (seconds <= 0 ? 'expired' : `${Math.floor(seconds / DAY_S)} days`))],
    ['version', orUnknown(heard(node, 'node/version'), shown)],
  ];
}

// Those who need somebody first: gone or unsure, then the least healthy, then by name.
function byTrouble(answer) {
  const rank = (node) => (stateOf(node, answer.observing) === STATES.online ? 1 : 0);
  const score = (node) => heard(node, 'health/score') ?? 0;
  return (a, b) => rank(a) - rank(b) || score(a) - score(b) || a.node.localeCompare(b.node);
}

const opened = new Set();

// All that the node says, for who looks closer; stays open while the page asks again.
function readings(node, answer) {
  const details = element('details');
  details.open = opened.has(node.node);
  details.addEventListener('toggle', () => (details.open ? opened.add(node.node) : opened.delete(node.node)));
  const table = element('table');
  table.append(...[...node.metrics].sort(healthFirst).map((metric) => row(metric, answer.now)));
  details.append(element('summary', `${node.metrics.length} readings`), table);
  return details;
}

function card(node, answer) {
  const state = stateOf(node, answer.observing);
  const section = element('section', undefined, state === STATES.unknown ? 'unsure' : state);
  const name = heard(node, 'node/name');
  const title = element('h2', name === undefined ? node.node : `${name} (${node.node})`);
  title.append(element('span', state, 'state'));
  const list = element('dl', undefined, 'essentials');
  for (const [word, value] of essentials(node)) {
    const pair = element('div');
    pair.append(element('dt', word), element('dd', value, value === 'unknown' ? 'unknown' : undefined));
    list.append(pair);
  }
  const facts = [
    `group ${node.group}`,
    node.since === null ? 'not born while the hub watched' : `${node.online ? 'came' : 'left'} ${age(node.since, answer.now)}`,
    `heard ${age(node.lastSeen, answer.now)}`,
    `births ${node.births}, data ${node.data}, gaps ${node.gaps}`,
    `bdSeq ${node.bdSeq === null ? 'unknown' : node.bdSeq}`,
  ];
  section.append(title, list, element('p', journal(node, answer), 'facts'), element('p', facts.join(' · '), 'facts'));
  if (node.metrics.length > 0) section.append(readings(node, answer));
  return section;
}

function trouble(text) {
  byId('trouble').hidden = !text;
  byId('trouble').textContent = text;
}

function show(answer) {
  const online = answer.nodes.filter((node) => stateOf(node, answer.observing) === STATES.online).length;
  byId('summary').textContent = answer.nodes.length === 0
    ? 'no node has been heard yet'
    : `${online} of ${answer.nodes.length} online`;
  trouble([
    answer.observing ? '' : 'The hub has no line to its broker: how the nodes are is unknown.',
    answer.deadLetters > 0 ? `Messages that belong to no order and were put aside: ${answer.deadLetters} (table dead_letters).` : '',
  ].filter(Boolean).join(' '));
  byId('nodes').replaceChildren(...[...answer.nodes].sort(byTrouble(answer)).map((node) => card(node, answer)));
}

async function fetched(path) {
  const response = await fetch(path, { signal: AbortSignal.timeout(PATIENCE_MS) });
  if (response.status === 401) location.assign('login');
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response.json();
}

function money(total) {
  if (total === null || total.amount === null) return 'unknown';
  if (!total.currency) return String(total.amount);
  const format = new Intl.NumberFormat(undefined, { style: 'currency', currency: total.currency });
  return format.format(total.amount / 10 ** format.resolvedOptions().maximumFractionDigits);
}

function cells(texts) {
  const line = element('tr');
  line.append(...texts.map((text) => element('td', text)));
  return line;
}

function orderLine(order) {
  const number = `${order.training ? 'training ' : ''}${order.number}`;
  return cells([number, order.node, money(order.total), new Date(order.receivedAt).toLocaleTimeString()]);
}

function quarantineLine(entry) {
  return cells([String(entry.sequence), entry.node, entry.reason.replaceAll('-', ' '), new Date(entry.receivedAt).toLocaleString()]);
}

// What is for somebody to do comes with its own word.
function paymentState(payment) {
  if (payment.state === 'captured' && payment.voided) return 'to be refunded';
  return payment.state === 'unsure' ? 'look at the provider' : payment.state;
}

function paymentLine(payment) {
  const why = payment.reason || (payment.voided ? 'its order was taken back afterwards' : '');
  return cells([String(payment.number), payment.node, money(payment.total), paymentState(payment), why]);
}

const PAYMENT_WORDS = [['waiting', 'waiting'], ['captured', 'captured'], ['declined', 'declined'], ['expired', 'expired'],
  ['unsure', 'to look up'], ['refund', 'to refund']];

// Cards and wallets: hidden as long as nobody pays with them.
async function askPayments() {
  if (!document.hidden) {
    try {
      const { counts, payments } = await fetched(`api/v1/payments?which=open&limit=${ORDERS_SHOWN}`);
      byId('payments').className = '';
      byId('payments').hidden = !Object.values(counts).some((count) => count > 0);
      byId('payments-state').textContent = PAYMENT_WORDS
        .filter(([name]) => counts[name] > 0).map(([name, word]) => `${counts[name]} ${word}`).join(' · ');
      byId('payments').querySelector('table').hidden = payments.length === 0;
      byId('payment-lines').replaceChildren(...payments.map(paymentLine));
    } catch {
      byId('payments').className = 'unsure';
      byId('payments-state').textContent = 'unknown: the ledger does not answer';
    }
  }
  setTimeout(askPayments, PAYMENTS_PAUSE_MS);
}

// New orders appear within a second; nobody looks, nothing is asked.
async function askOrders() {
  if (!document.hidden) {
    try {
      const { orders } = await fetched(`api/v1/orders?limit=${ORDERS_SHOWN}`);
      byId('orders').className = '';
      byId('orders-state').textContent = orders.length === 0 ? 'none yet' : `the last ${orders.length}`;
      byId('order-lines').replaceChildren(...orders.map(orderLine));
      const { quarantine } = await fetched(`api/v1/quarantine?limit=${ORDERS_SHOWN}`);
      byId('quarantine').hidden = quarantine.length === 0;
      byId('quarantine-lines').replaceChildren(...quarantine.map(quarantineLine));
    } catch {
      byId('orders').className = 'unsure';
      byId('orders-state').textContent = 'unknown: the ledger does not answer';
    }
  }
  setTimeout(askOrders, ORDERS_PAUSE_MS);
}

// Words for one slice of one SKU: what the node has, or what is in the way.
function sliceState(slice, units) {
  if (slice.state === 'open') return 'began anew: to be decided';
  if (slice.state === 'returned') return 'began anew, rest returned';
  if (slice.state === 'kept') return 'began anew, rest kept';
  if (slice.epoch === null) return 'waits to be heard';
  if (slice.confirmed !== slice.version && units.inForce !== units.granted) return `told ${units.granted}, not confirmed`;
  if (units.inForce > units.granted) return `asked down to ${units.granted}, still has ${units.inForce}`;
  return `confirmed ${age(slice.confirmedAt, new Date().toISOString())}`;
}

function numbers(words, className) {
  const line = cells(words.map(String));
  if (className) line.className = className;
  return line;
}

function poolLines(pool, slices) {
  const line = numbers([pool.sku, pool.units, pool.out, pool.sold, pool.free]);
  if (pool.free < 0) line.lastChild.className = 'short';
  const ofNodes = slices.flatMap((slice) => slice.units
    .filter((units) => units.sku === pool.sku)
    .map((units) => {
      const name = `${slice.node}: ${sliceState(slice, units)}${units.byHand === 0 ? '' : `, by hand ${units.byHand}`}`;
      return numbers([name, '', units.out, units.sold, ''], 'slice');
    }));
  return [line, ...ofNodes];
}

function stockOf(event) {
  const table = element('table');
  const head = element('thead');
  const titles = element('tr');
  titles.append(...['SKU', 'pool', 'out', 'sold', 'free'].map((word) => element('th', word)));
  head.append(titles);
  const body = element('tbody');
  body.append(...event.pool.flatMap((pool) => poolLines(pool, event.slices)));
  table.append(head, body);
  const wide = element('div', undefined, 'wide');
  wide.append(table);
  const parts = [element('h3', event.event), wide];
  if (event.more > 0) parts.push(element('p', `and ${event.more} more SKUs, of which more is free`, 'facts'));
  return parts;
}

function question(open) {
  const line = element('li');
  if (open.kind === 'oversold') {
    const by = open.by.length > 0 ? `, by ${open.by.join(', ')}` : '';
    line.append(element('strong', `${open.sku} of ${open.event} is oversold: `), `${open.out} are sold or out of ${open.pool}${by}. If there was more: `,
      element('code', `flightcase hub pool ${open.event} ${open.sku}=${open.out}`));
  } else {
    const rest = open.rest.map(({ sku, units }) => `${units} ${sku}`).join(', ');
    line.append(element('strong', `${open.node} began anew with stock of ${open.event} that nobody can prove: `), `${rest}. `,
      element('code', `flightcase hub reconcile ${open.node} ${open.event} return|keep`));
  }
  return line;
}

async function askStock() {
  if (!document.hidden) {
    try {
      const { questions, events } = await fetched('api/v1/allotments?limit=50');
      byId('stock').hidden = events.length === 0;
      byId('stock').className = '';
      byId('stock-state').textContent = questions.length > 0 ? `${questions.length} to be decided` : '';
      byId('stock-questions').replaceChildren(...questions.map(question));
      byId('stock-events').replaceChildren(...events.flatMap(stockOf));
    } catch {
      byId('stock').className = 'unsure';
      byId('stock-state').textContent = 'unknown: the ledger does not answer';
    }
  }
  setTimeout(askStock, PAUSE_MS);
}

async function ask() {
  try {
    show(await fetched('api/v1/nodes'));
  } catch {
    trouble('The hub does not answer: what stands below is old.');
    for (const section of document.querySelectorAll('#nodes section')) section.className = 'unsure';
    for (const state of document.querySelectorAll('#nodes .state')) state.textContent = STATES.unknown;
    byId('summary').textContent = 'unknown';
  }
  setTimeout(ask, PAUSE_MS);
}

// Only who came in by the form has a way out.
fetched('api/v1/session').then(({ login }) => { byId('logout').hidden = !login; }, () => {});

ask();
askOrders();
askPayments();
askStock();
