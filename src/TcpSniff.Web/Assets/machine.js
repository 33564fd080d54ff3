import { el, svg } from './dom.js';
import { stateName, isProved, STATES } from './entry.js';
import { word } from './words.js';

// RFC 9293, figure 5: where each state stands, and the edges between them with the figure's words for them.
const SPOTS = { CLOSED: [150, 18], LISTEN: [60, 62], 'SYN-SENT': [245, 62], 'SYN-RECEIVED': [60, 112], ESTABLISHED: [200, 140], 'FIN-WAIT-1': [60, 184], 'CLOSE-WAIT': [245, 184],
  'FIN-WAIT-2': [54, 244], CLOSING: [155, 228], 'LAST-ACK': [245, 244], 'TIME-WAIT': [124, 290] };
const EDGES = {
  'CLOSED>LISTEN': 'passive OPEN', 'CLOSED>SYN-SENT': 'active OPEN · snd SYN', 'LISTEN>SYN-RECEIVED': 'rcv SYN · snd SYN,ACK', 'LISTEN>SYN-SENT': 'SEND · snd SYN',
  'SYN-SENT>SYN-RECEIVED': 'rcv SYN · snd SYN,ACK', 'SYN-SENT>ESTABLISHED': 'rcv SYN,ACK · snd ACK', 'SYN-RECEIVED>ESTABLISHED': 'rcv ACK of SYN', 'SYN-RECEIVED>FIN-WAIT-1': 'CLOSE · snd FIN',
  'ESTABLISHED>FIN-WAIT-1': 'CLOSE · snd FIN', 'ESTABLISHED>CLOSE-WAIT': 'rcv FIN · snd ACK', 'FIN-WAIT-1>FIN-WAIT-2': 'rcv ACK of FIN', 'FIN-WAIT-1>CLOSING': 'rcv FIN · snd ACK',
  'FIN-WAIT-1>TIME-WAIT': 'rcv FIN, ACK of FIN · snd ACK', 'FIN-WAIT-2>TIME-WAIT': 'rcv FIN · snd ACK', 'CLOSING>TIME-WAIT': 'rcv ACK of FIN', 'CLOSE-WAIT>LAST-ACK': 'CLOSE · snd FIN',
  'LAST-ACK>CLOSED': 'rcv ACK of FIN', 'TIME-WAIT>CLOSED': '2 MSL',
};
const AROUND = { 'LAST-ACK>CLOSED': 'M289 244H297V18H194', 'TIME-WAIT>CLOSED': 'M80 290H3V18H106' };
const WIDE = 88, HIGH = 22;

const border = (from, to) => {
  const [x, y] = from, dx = to[0] - x, dy = to[1] - y;
  const part = Math.min(WIDE / 2 / Math.abs(dx || 1e-9), HIGH / 2 / Math.abs(dy || 1e-9));
  return [x + dx * part, y + dy * part];
};

const path = edge => {
  if (AROUND[edge]) return AROUND[edge];
  const [from, to] = edge.split('>').map(name => SPOTS[name]);
  const [x1, y1] = border(from, to), [x2, y2] = border(to, from);
  return `M${x1} ${y1}L${x2} ${y2}`;
};

const diagram = side => {
  const tip = name => svg('marker', { id: `${side}-${name}`, class: name, viewBox: '0 0 10 10', refX: 9, refY: 5, markerUnits: 'userSpaceOnUse', markerWidth: 8, markerHeight: 8, orient: 'auto' }, svg('path', { d: 'M0 1L10 5L0 9z' }));
  const edges = new Map(Object.keys(EDGES).map(edge => [edge, svg('path', { d: path(edge), 'marker-end': `url(#${side}-edge)` })]));
  // The edge that was just taken is drawn above all others; where the figure has none, as after a RST, it is dashed.
  const taken = svg('path', { class: 'taken', 'marker-end': `url(#${side}-taken)` });
  const boxes = new Map(STATES.map(name => {
    const [x, y] = SPOTS[name];
    return [name, svg('g', {}, svg('rect', { x: x - WIDE / 2, y: y - HIGH / 2, width: WIDE, height: HIGH, rx: 6 }), svg('text', { x, y: y + 4 }, name))];
  }));
  return { taken, boxes, drawing: svg('svg', { viewBox: '0 0 300 308', role: 'img' }, svg('defs', {}, tip('edge'), tip('taken')), ...edges.values(), taken, ...boxes.values()) };
};

// Both endpoints' state machines: where they were, are, and which edge was just taken.
export const machines = story => {
  const sides = ['client', 'server'].map(side => ({ side, ...diagram(side), title: el('h3'), step: el('p', { class: 'wait' }), wait: el('p', { class: 'wait' }) }));
  const card = el('div', { class: 'card machines' }, ...sides.map(one => el('div', {}, one.title, one.drawing, one.step, one.wait)));
  const show = index => sides.forEach(one => {
    const steps = story.entries.slice(0, index + 1).filter(entry => entry.kind === 'segment');
    const names = steps.map(entry => stateName(entry[one.side])), now = names.at(-1) ?? 'CLOSED', been = new Set(names);
    const before = names.at(-2) ?? (steps[0]?.flags.includes('SYN') ? one.side === 'client' ? 'CLOSED' : 'LISTEN' : now);
    const edge = `${before}>${now}`, moves = before !== now;
    one.title.textContent = word(one.side);
    one.title.className = one.side[0];
    one.boxes.forEach((box, name) => {
      box.setAttribute('class', name === now ? 'lit' : been.has(name) ? 'been' : '');
      const rect = box.firstChild;
      rect.style.fill = name === now ? `var(--s${STATES.indexOf(name)})` : '';
      rect.style.strokeDasharray = name === now && steps.length && !isProved(steps.at(-1)[one.side]) ? '4 3' : '';
      rect.style.stroke = name === now ? 'var(--ink)' : '';
    });
    one.taken.setAttribute('d', moves ? path(edge) : '');
    one.taken.style.strokeDasharray = EDGES[edge] ? '' : '5 4';
    one.step.textContent = moves ? `${before} → ${now}${EDGES[edge] ? `: ${EDGES[edge]}` : steps.at(-1).flags.includes('RST') ? ': RST' : ''}` : '';
    one.drawing.setAttribute('aria-label', `${word(one.side)}: ${now}`);
    one.drawing.dataset.state = now;
    one.drawing.dataset.taken = moves ? edge : '';
  });
  return { card, show, wait: (side, text) => { sides[side].wait.textContent = text; } };
};
