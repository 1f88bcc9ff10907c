'use strict';
// What came of a sale; the last sales, their receipts, and taking one back.
function show(kind, sign, title, text, done, next) {
  at('outcome').className = `outcome ${kind}`;
  at('outcome-sign').textContent = sign;
  at('outcome-title').textContent = title;
  at('outcome-text').textContent = text;
  at('outcome-next').hidden = !done;
  if (next) at('outcome-next').textContent = next;
  at('outcome-receipt').hidden = at('outcome-undo').hidden = kind !== 'sold';
  at('outcome').hidden = false;
}

const SAVED = { local: 'Saved here.', queued: 'Saved here; goes to the hub when it can.', tokenised: 'Saved here; paid once the hub has it.', confirmed: 'Saved here and at the hub.' };

async function settle(kept) {
  show('waiting', '…', 'Not sold yet', 'Waiting for the node\'s word.', false);
  const outcome = await Node_.sell(kept, (tries, why) => show('waiting', '…', 'NOT SOLD YET', `${why} Trying again (${tries}) …`, false), admitted);
  if (outcome.sold) {
    const sold = outcome.sold;
    const back = (sold.tenders || []).reduce((sum, tender) => sum + (tender.change ? tender.change.amount : 0), 0);
    state.basket.clear();
    state.list = state.pickup = '';
    at('basket').hidden = true;
    const what = sold.training ? 'Practised' : 'Sold';
    show('sold', '✓', `${what}: ${money(sold.total.amount)}`,
      `Order ${sold.number}.${back ? ` Give back ${money(back)}.` : ''} ${SAVED[sold.settlement] || ''}`, true, 'Next customer');
    at('outcome-receipt').onclick = () => showReceipt(sold);
    at('outcome-undo').onclick = () => takeBack(sold, 'undone at once');
  } else {
    show('refused', '✕', 'Not sold', outcome.refused.detail || outcome.refused.title, true, 'Back');
    if (!at('basket').hidden) Holding.again();
  }
  refresh();
}

async function takeBack(sold, reason) {
  try {
    const gone = await Node_.undo(sold.id, reason, state.helper);
    const cash = (gone.tenders || []).filter(tender => tender.kind === 'cash').reduce((sum, tender) => sum + tender.amount.amount, 0);
    show('undone', '↶', `Order ${gone.number} is void`, cash && !gone.training ? `Give back ${money(cash)}.` : 'Its units are back.', true, 'Next');
  } catch (failure) {
    show('refused', '✕', 'Not undone', failure.problem ? failure.message : 'The node does not answer. Try again from the last sales.', true, 'Back');
  }
  refresh();
  if (!at('sales').hidden) drawSales();
}

async function showReceipt(sold) {
  at('receipt-title').textContent = `Order ${sold.number}`;
  at('receipt-code').hidden = true;
  at('receipt').hidden = false;
  try {
    at('receipt-text').textContent = await Node_.receipt(sold.id);
    at('receipt-code').onload = () => { at('receipt-code').hidden = false; };
    at('receipt-code').src = `/api/v1/orders/${sold.id}/receipt`;
  } catch (failure) {
    at('receipt-text').textContent = failure.message;
  }
}

function saleRow(sold) {
  const row = element('div', sold.state === 'voided' ? 'sale voided' : 'sale');
  const time = new Date(sold.at).toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' });
  const what = sold.lines.map(line => `${line.quantity} × ${line.name}`).join(', ');
  const text = element('div', 'what');
  text.append(element('strong', '', `${sold.number}${sold.training ? ' (training)' : ''} · ${time}${sold.helper ? ` · ${sold.helper}` : ''}`), element('span', 'quiet', what));
  const undo = button('plain', 'Undo', () => { undo.replaceWith(sure); }, `Undo order ${sold.number}`);
  const sure = button('plain danger', 'Sure?', () => takeBack(sold, 'taken back'));
  row.append(text, element('strong', '', money(sold.total.amount)), button('plain', 'Receipt', () => showReceipt(sold)));
  if (sold.state !== 'voided') row.append(undo); else row.append(element('span', 'quiet', 'void'));
  return row;
}

// What was asked for last is what is shown, whichever answer comes first.
let listing = 0;
async function drawSales() {
  const mine = ++listing;
  const tell = text => { at('sales-trouble').textContent = text; at('sales-trouble').hidden = !text; };
  const waiting = at('show-waiting').getAttribute('aria-pressed') === 'true';
  try {
    const rows = waiting ? await handoverRows() : (await Node_.sales()).orders.map(saleRow);
    if (mine !== listing) return;
    at('sales-list').replaceChildren(...rows);
    if (!rows.length) at('sales-list').append(element('p', 'quiet', waiting ? 'Nothing waits to be collected.' : 'Nothing sold yet.'));
    tell('');
  } catch (failure) {
    tell(failure.problem ? failure.message : 'The node does not answer: this can not be shown now.');
  }
}

function showSales(waiting) {
  at('show-waiting').setAttribute('aria-pressed', waiting);
  at('show-sold').setAttribute('aria-pressed', !waiting);
  drawSales();
}

function openSales() {
  at('sales').hidden = false;
  showSales(false);
}
