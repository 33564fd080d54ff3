import { el, svg } from './dom.js';
import { clock } from './numbers.js';

const ROW = 20, TOP = 34, KINDS = { lost: 'again', 'partly-lost': 'again', injected: 'rst', reordered: 'odd', duplicated: 'odd', unrecorded: 'odd', 'not-captured': '', arrived: '' };
const HOW_FAR = .7;

// Three lanes: the client's clock, the way, the server's clock. Each departure and each arrival has a row of its own, in the order of time,
// so that what crosses and what is overtaken shows. Only what is in sight is in the document.
export const wayLadder = (sightings, word, say) => {
  const events = [];
  sightings.forEach((one, index) => {
    for (const end of ['client', 'server']) if (one[end]) events.push({ index, end, at: one[end].at });
  });
  events.sort((a, b) => a.at - b.at || a.index - b.index);
  const rows = sightings.map(() => ({}));
  events.forEach((one, row) => { rows[one.index][one.end] = TOP + row * ROW; });
  const reach = sightings.map((one, index) => { const ys = Object.values(rows[index]); return [Math.min(...ys), Math.max(...ys)]; });
  const height = TOP + events.length * ROW + 20;
  let now = -1, wide = true;

  const canvas = svg('svg', { class: 'drawing' }), room = el('div'), detail = el('div', { class: 'card explain', 'aria-live': 'polite' });
  room.style.height = `${height}px`;
  const scroll = el('div', { class: 'ladder-scroll', tabindex: 0, role: 'listbox', 'aria-label': word('ladder'), onscroll: () => draw() }, room, canvas);
  const card = el('div', { class: 'card ladder' }, el('div', { class: 'bar' }, el('h2', {}, word('ladder'))), scroll);
  const text = (x, y, content, attributes) => svg('text', { x, y, ...attributes }, content);

  const arrow = (one, index, left, right) => {
    const sent = one.from ? 'server' : 'client', got = one.from ? 'client' : 'server', [from, to] = one.from ? [right, left] : [left, right];
    const [y1, y2] = [rows[index][sent], rows[index][got]], kind = KINDS[one.fate] || (one.flags.includes('SYN') ? 'syn' : one.flags.includes('FIN') ? 'fin' : one.flags.includes('RST') ? 'rst' : one.numbers.includes('len') ? 'data' : '');
    const leaves = y1 !== undefined, arrives = y2 !== undefined;
    const start = leaves ? [from, y1] : [to + (from - to) * HOW_FAR, y2], end = arrives ? [to, y2] : [from + (to - from) * HOW_FAR, y1];
    const middle = (start[0] + end[0]) / 2, height = (start[1] + end[1]) / 2, angle = Math.atan2((end[1] - start[1]) * Math.sign(end[0] - start[0]), Math.abs(end[0] - start[0])) * 180 / Math.PI;
    return svg('g', { class: 'step', 'data-fate': one.fate, role: 'option', 'aria-selected': index === now, 'aria-label': `${one.flags} ${one.numbers} ${one.fate} ${one.note ? say(one.note) : ''}`, onclick: () => choose(index) },
      svg('line', { class: `arrow ${kind}`, x1: start[0], y1: start[1], x2: end[0], y2: end[1], 'marker-end': arrives ? 'url(#tip)' : null, 'stroke-width': index === now ? 4 : null }),
      !arrives && text(end[0], end[1] + 4, one.fate === 'lost' ? '✕' : '?', { class: 'f-rst', 'text-anchor': 'middle' }),
      !leaves && text(start[0], start[1] + 4, '●', { class: 'f-rst', 'text-anchor': 'middle' }),
      !wide && svg('text', { class: 'words', x: middle, y: height - 5, 'text-anchor': 'middle', transform: `rotate(${angle} ${middle} ${height})` }, svg('tspan', { class: 'flags' }, one.flags), ` ${one.brief}`));
  };

  // At the end that sent it: what it is. At the one that received it: how long it was under way.
  const label = (one, index, end, x, anchor) => {
    if (rows[index][end] === undefined) return null;
    const sender = end === (one.from ? 'server' : 'client'), said = wide && sender ? [svg('tspan', { class: 'flags' }, one.flags), ` ${one.brief}`] : [wide && one.delay ? one.delay : ''];
    const passed = end === 'client' ? `${clock(one.client.at)}  ${one.client.frames}` : `${one.server.frames}  ${clock(one.server.at)}`;
    const parts = end === 'client' ? [...said, svg('tspan', { class: 'dim' }, `  ${passed}`)] : [svg('tspan', { class: 'dim' }, `${passed}  `), ...said];
    return svg('text', { class: sender && wide ? '' : 'dim', x, y: rows[index][end] + 4, 'text-anchor': anchor, 'xml:space': 'preserve', onclick: () => choose(index) }, ...parts);
  };

  const draw = () => {
    const width = scroll.clientWidth || 600, top = scroll.scrollTop - 200, bottom = scroll.scrollTop + scroll.clientHeight + 200;
    wide = width >= 760;
    const left = wide ? Math.min(width * .36, 340) : Math.min(130, width * .27), right = width - left, drawn = [];
    sightings.forEach((one, index) => { if (reach[index][1] >= top && reach[index][0] <= bottom) drawn.push([one, index]); });
    canvas.setAttribute('width', width);
    canvas.setAttribute('height', height);
    canvas.replaceChildren(
      svg('defs', {}, svg('marker', { id: 'tip', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto' }, svg('path', { d: 'M0 1L10 5L0 9z', fill: 'context-stroke' }))),
      now >= 0 && svg('rect', { class: 'hit now', x: 0, y: reach[now][0] - ROW / 2, width, height: reach[now][1] - reach[now][0] + ROW }) || svg('g'),
      text(left, 16, word('clientClock'), { class: 'state', 'text-anchor': 'end' }), text(width / 2, 16, word('way'), { class: 'state', 'text-anchor': 'middle' }), text(right, 16, word('serverClock'), { class: 'state' }),
      svg('line', { class: 'life', x1: left, y1: 24, x2: left, y2: height }), svg('line', { class: 'life', x1: right, y1: 24, x2: right, y2: height }),
      ...drawn.flatMap(([one, index]) => [arrow(one, index, left, right), label(one, index, 'client', left - 8, 'end'), label(one, index, 'server', right + 8, 'start')]).filter(Boolean));
  };

  const choose = index => {
    now = index;
    const one = sightings[index];
    const line = (name, value) => value ? [el('dt', {}, name), el('dd', {}, value)] : [];
    const end = side => one[side] ? `${word('frame')} ${one[side].frames} · ${one[side].time}` : '–';
    detail.replaceChildren(el('div', { class: 'line' }, el('b', {}, one.flags), ` ${one.numbers} · ${one.from ? `${word('server')} → ${word('client')}` : `${word('client')} → ${word('server')}`}`),
      el('p', { class: `say ${KINDS[one.fate] === 'again' || KINDS[one.fate] === 'rst' ? 'bad' : KINDS[one.fate] ? 'odd' : ''}` }, one.note ? say(one.note) : one.fate),
      el('dl', {}, ...line(word('fate'), one.fate), ...line(word('clientClock'), end('client')), ...line(word('serverClock'), end('server')), ...line(word('delay'), one.delay), ...line(word('heldBy'), one.held),
        ...line(word('changes'), one.changes && say(one.changes))));
    const [first, last] = reach[index];
    if (first < scroll.scrollTop + 30 || last > scroll.scrollTop + scroll.clientHeight - 30) scroll.scrollTop = Math.max(0, first - scroll.clientHeight / 2);
    draw();
  };

  const walk = step => choose(Math.min(sightings.length - 1, Math.max(0, now + step)));
  const seek = step => {
    for (let index = now + step; index >= 0 && index < sightings.length; index += step) if (sightings[index].note) return choose(index);
  };
  const first = () => sightings.length && choose(Math.max(0, sightings.findIndex(one => one.note)));
  return { card, detail, draw, walk, seek, first };
};
