'use strict';
// What customers paid for and collect later, by pickup slot.
async function handoverRows() {
  const orders = await Node_.handovers();
  const slots = new Map();
  for (const order of orders) {
    const name = order.pickup.name || order.pickup.id;
    if (!slots.has(name)) slots.set(name, []);
    slots.get(name).push(order);
  }
  return [...slots].flatMap(([name, waiting]) => [element('h3', '', `${name} (${waiting.length})`), ...waiting.map(handoverRow)]);
}

function handoverRow(order) {
  const row = element('div', 'sale');
  const text = element('div', 'what');
  text.append(
    element('strong', '', `${order.number}${order.helper ? ` · ${order.helper}` : ''}`),
    element('span', 'quiet', order.lines.map(line => `${line.quantity} × ${line.name}`).join(', ')));
  const given = button('plain', 'Handed over', async () => {
    given.disabled = true;
    try {
      await Node_.handOver(order.id);
      drawSales();
    } catch (failure) {
      given.disabled = false;
      at('sales-trouble').textContent = failure.problem ? failure.message : 'Not noted: the node does not answer.';
      at('sales-trouble').hidden = false;
    }
  }, `Order ${order.number} was handed over`);
  row.append(text, element('span'), element('span'), given);
  return row;
}
