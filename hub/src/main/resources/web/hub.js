'use strict';

// Asks for the nodes again and again; what is unknown is said so, and old values never look like new ones.
const PAUSE_MS = 2000;
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

function card(node, answer) {
  const state = stateOf(node, answer.observing);
  const section = element('section', undefined, state === STATES.unknown ? 'unsure' : state);
  const title = element('h2', node.node);
  title.append(element('span', state, 'state'));
  const facts = [
    `group ${node.group}`,
    node.since === null ? 'not born while the hub watched' : `${node.online ? 'came' : 'left'} ${age(node.since, answer.now)}`,
    `heard ${age(node.lastSeen, answer.now)}`,
    `births ${node.births}, data ${node.data}, gaps ${node.gaps}`,
    `bdSeq ${node.bdSeq === null ? 'unknown' : node.bdSeq}`,
  ];
  section.append(title, element('p', facts.join(' · '), 'facts'));
  if (node.metrics.length > 0) {
    const table = element('table');
    table.append(...[...node.metrics].sort(healthFirst).map((metric) => row(metric, answer.now)));
    section.append(table);
  }
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
  trouble(answer.observing ? '' : 'The hub has no line to its broker: how the nodes are is unknown.');
  byId('nodes').replaceChildren(...answer.nodes.map((node) => card(node, answer)));
}

async function ask() {
  try {
    const response = await fetch('api/v1/nodes', { signal: AbortSignal.timeout(PATIENCE_MS) });
    if (!response.ok) throw new Error(`status ${response.status}`);
    show(await response.json());
  } catch {
    trouble('The hub does not answer: what stands below is old.');
    for (const section of document.querySelectorAll('section')) section.className = 'unsure';
    for (const state of document.querySelectorAll('.state')) state.textContent = STATES.unknown;
    byId('summary').textContent = 'unknown';
  }
  setTimeout(ask, PAUSE_MS);
}

ask();
