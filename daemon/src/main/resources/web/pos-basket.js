'use strict';
// The basket: units kept at the node while the customer looks for money, discounts, and ways to pay.
const KINDS = [['cash', 'Cash'], ['own-reader', 'Card reader'], ['transfer', 'Transfer'], ['pay-later', 'Pay later'], ['payment-token', 'Token']];
const NOTES = [500, 1000, 2000, 5000, 10000];
const REHOLD_MS = 400;
const EXTEND_BELOW_MS = 20000;
const ANSWER_WAIT_MS = 1500;

// Units that the node keeps for the basket on the screen. Without one (no answer, or nothing left) selling still works as
// far as there is stock.
const Holding = (() => {
  let current = null, until = 0, timer = 0, asked = 0, taking = Promise.resolve();
  const kept = sku => current ? (current.lines.find(line => line.sku === sku) || { quantity: 0 }).quantity : 0;
  const lines = () => [...state.basket.values()].map(line => ({ sku: line.product.sku, quantity: line.quantity }));

  function drop() {
    clearTimeout(timer);
    asked++;
    if (current) Node_.release(current.id).catch(() => {});
    current = null;
    say('');
  }

  function again() {
    clearTimeout(timer);
    timer = setTimeout(take, REHOLD_MS);
  }

  function take() {
    taking = ask(++asked);
    return taking;
  }

  async function ask(mine) {
    if (state.training || !state.basket.size) { drop(); return; }
    if (current) { await Node_.release(current.id).catch(() => {}); current = null; }
    try {
      const made = await Node_.hold(lines());
      if (mine !== asked || at('basket').hidden) { Node_.release(made.id).catch(() => {}); return; }
      current = made;
      until = Date.now() + made.expires_in_ms;
      trouble('');
    } catch (failure) {
      if (failure.problem) trouble(failure.message);
    }
    tick();
  }

  // Called once a second: shows the time that is left, and asks for more while the basket is open.
  function tick() {
    if (!current) { say(''); return; }
    const remains = until - Date.now();
    if (remains <= 0) { current = null; say(''); trouble('The time ran out. What is still there can be sold.'); return; }
    say(`Kept ${countdown(remains)}`);
    if (remains < EXTEND_BELOW_MS) {
      const held = current;
      Node_.extend(held.id).then(longer => { if (current === held) until = Date.now() + longer.expires_in_ms; }).catch(() => {});
    }
  }

  // For the order that is being sent: from then on it is the order's. Waits a moment for an answer that is on its way; one
  // that comes later is given back.
  async function handOver() {
    clearTimeout(timer);
    await Promise.race([taking, new Promise(resolve => setTimeout(resolve, ANSWER_WAIT_MS))]);
    asked++;
    const id = current && until > Date.now() ? current.id : null;
    current = null;
    say('');
    return id;
  }

  const say = text => { at('kept').textContent = text; };
  return { kept, drop, again, take, tick, handOver };
})();

function trouble(text) {
  at('trouble').textContent = text;
  at('trouble').hidden = !text;
}

let tenders = [];
const newTender = kind => ({ kind, minor: null, given: null, reference: '' });
// What is still to be paid by the rows that name no amount of their own: the last one takes it.
const restFor = row => due() - tenders.reduce((sum, other) => sum + (other === row ? 0 : other.minor ?? 0), 0);
const amountOf = row => row.minor ?? restFor(row);

function openBasket() {
  tenders = [newTender('cash')];
  at('basket').hidden = false;
  trouble('');
  drawBasket();
  Holding.take();
}

function closeBasket() {
  at('basket').hidden = true;
  Holding.drop();
  draw();
}

function drawBasket() {
  if (!state.basket.size) { closeBasket(); return; }
  at('lines').replaceChildren(...[...state.basket.values()].map(drawLine));
  at('terms').replaceChildren(...drawTerms());
  at('on-top').hidden = !taxOnTop();
  at('tax').textContent = money(taxOnTop());
  at('due').textContent = money(due());
  at('tenders').replaceChildren(...tenders.map(drawTender), splitButton());
  at('sell').textContent = state.training ? 'Practise' : 'Sell';
}

const clock = time => new Date(time).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });

// By which list it is priced and when it is collected, where the catalog has a choice.
function drawTerms() {
  const lists = state.offering.price_lists.map(list => [list, list]);
  const slots = state.offering.pickups.filter(slot => new Date(slot.until) > Date.now())
    .map(slot => [slot.id, `${slot.name || slot.id}, ${clock(slot.from)}`]);
  if (!slots.some(([id]) => id === state.pickup)) state.pickup = '';
  return [
    ...choices('Prices', [['', 'Usual'], ...lists], state.list, list => { state.list = list; }),
    ...choices('Collected', [['', 'Now'], ...slots], state.pickup, slot => { state.pickup = slot; }),
  ];
}

function choices(label, options, current, choose) {
  if (options.length < 2) return [];
  const row = element('div', 'kinds');
  row.setAttribute('role', 'group');
  row.setAttribute('aria-label', label);
  row.append(element('span', 'quiet', label));
  for (const [value, text] of options) {
    const choice = button('', text, () => { choose(value); drawBasket(); });
    choice.setAttribute('aria-pressed', value === current);
    row.append(choice);
  }
  return [row];
}

function drawLine(line) {
  const row = element('div', 'line');
  const steps = element('div', 'steps');
  steps.append(
    button('', '−', () => change(line.product, -1), 'One less'),
    element('span', '', line.quantity),
    button('', '+', () => change(line.product, 1), 'One more'));
  const name = element('span', '', nameOf(line.product));
  const price = button('price', money(totalOf(line)), () => { line.editing = !line.editing; drawBasket(); }, 'Change the price');
  if (line.discount) name.append(element('small', 'less', `−${money(line.discount.minor)} ${line.discount.reason}`));
  row.append(name, steps, price);
  if (line.editing) row.append(priceForm(line));
  return row;
}

function field(label, value, hint) {
  const made = element('label', 'field', label);
  const input = element('input');
  input.value = value;
  input.placeholder = hint || '';
  input.maxLength = 60;
  made.append(input);
  return [made, input];
}

// A discount with its reason, or the price itself where the product lets the till name it.
function priceForm(line) {
  const form = element('form', 'price-form');
  const open = line.product.open_price;
  const [first, value] = field(open ? 'Price of one' : 'Less', '', money(0));
  value.inputMode = 'decimal';
  const [second, reason] = field('Why', '', 'two for 40');
  form.append(first);
  if (!open) form.append(second);
  form.append(element('button', 'plain', 'Set'));
  form.addEventListener('submit', event => {
    event.preventDefault();
    const wanted = minor(value.value);
    if (!(wanted >= 0) || (!open && wanted > unitOf(line) * line.quantity)) { trouble('That is no amount for this line.'); return; }
    if (open) line.price = wanted;
    else if (wanted === 0) delete line.discount;
    else if (!reason.value.trim()) { trouble('Say why it costs less: it stands on the receipt.'); return; }
    else line.discount = { minor: wanted, reason: reason.value.trim() };
    line.editing = false;
    trouble('');
    drawBasket();
  });
  return form;
}

function splitButton() {
  return button('plain', tenders.length === 1 ? 'Split the payment' : 'One more way to pay', () => {
    const last = tenders[tenders.length - 1];
    last.minor ??= Math.max(0, restFor(last));
    tenders.push(newTender('cash'));
    drawBasket();
  });
}

function drawTender(row, index) {
  const made = element('div', 'tender');
  const kinds = element('div', 'kinds');
  for (const [kind, label] of KINDS) {
    const choice = button('', label, () => { row.kind = kind; row.given = null; drawBasket(); });
    choice.setAttribute('aria-pressed', kind === row.kind);
    kinds.append(choice);
  }
  made.append(kinds);
  if (tenders.length > 1) {
    const [label, input] = field('Amount', (amountOf(row) / 10 ** digits()).toFixed(digits()));
    input.inputMode = 'decimal';
    input.addEventListener('change', () => {
      const wanted = minor(input.value);
      row.minor = index === tenders.length - 1 && wanted === restFor(row) ? null : Math.max(0, wanted || 0);
      drawBasket();
    });
    made.append(label, button('plain', 'Remove', () => { tenders.splice(index, 1); tenders[tenders.length - 1].minor = null; drawBasket(); }));
  }
  made.append(row.kind === 'cash' ? drawCash(row) : drawReference(row));
  return made;
}

function drawCash(row) {
  const total = amountOf(row);
  const unit = 10 ** digits() / 100;
  const choices = [total, ...NOTES.map(note => Math.ceil(total / (note * unit)) * note * unit).filter(note => note > total)];
  const offered = [...new Set(choices)].sort((a, b) => a - b).slice(0, 4);
  if (!offered.includes(row.given)) row.given = total;
  const made = element('div', 'cash');
  const given = element('div', 'given');
  given.append(...offered.map(note => {
    const choice = button('', note === total ? 'Exact' : money(note), () => { row.given = note; drawBasket(); });
    choice.setAttribute('aria-pressed', note === row.given);
    return choice;
  }));
  const back = element('div', 'sum');
  back.append(element('span', '', 'Change'), element('strong', '', money(row.given - total)));
  made.append(element('p', 'quiet', 'Cash given'), given, back);
  return made;
}

function drawReference(row) {
  const hints = { 'own-reader': 'Slip number, if you like', transfer: 'Reference, if you like', 'pay-later': 'Who will pay', 'payment-token': 'Token of the provider' };
  const [label, input] = field(row.kind === 'pay-later' ? 'Name' : 'Reference', row.reference, hints[row.kind]);
  if (row.kind === 'payment-token') input.maxLength = 512;
  input.addEventListener('input', () => { row.reference = input.value; });
  return label;
}

function tenderOf(row) {
  const paid = { kind: row.kind, amount: amount(amountOf(row)) };
  if (row.kind === 'cash') paid.given = amount(row.given ?? amountOf(row));
  else if (row.kind === 'payment-token') paid.token = row.reference.trim();
  else if (row.reference.trim()) paid.reference = row.reference.trim();
  return paid;
}

async function order() {
  const made = {
    lines: [...state.basket.values()].map(line => {
      const asked = { sku: line.product.sku, quantity: line.quantity };
      if (line.price !== undefined) asked.price = amount(line.price);
      if (line.discount) asked.discount = { ...amount(line.discount.minor), reason: line.discount.reason };
      return asked;
    }),
    tenders: due() ? tenders.map(tenderOf).filter(paid => paid.amount.amount > 0) : [],
  };
  const hold = state.training ? null : await Holding.handOver();
  if (hold) made.hold = hold;
  if (state.helper) made.helper = state.helper;
  if (state.list) made.price_list = state.list;
  if (state.pickup) made.pickup = state.pickup;
  if (state.training) made.training = true;
  return made;
}
