import { el, svg } from './dom.js';
import { arrowKind, flagText, numbers, shown, stateName, isProved, STATES } from './entry.js';
import { ladderLayout } from './layout.js';
import { clock, span, grouped } from './numbers.js';
import { say, word } from './words.js';
import { sentence } from './explain.js';

const LETTER = 7.25, SMALL = 6.65, SLICE = 12;

const hatches = () => svg('defs', {},
  svg('marker', { id: 'tip', viewBox: '0 0 10 10', refX: 9, refY: 5, markerWidth: 7, markerHeight: 7, orient: 'auto-start-reverse' }, svg('path', { d: 'M0 1L10 5L0 9z', fill: 'context-stroke' })),
  ...STATES.map((_, state) => svg('pattern', { id: `hatch${state}`, width: 6, height: 6, patternUnits: 'userSpaceOnUse', patternTransform: 'rotate(45)' },
    svg('rect', { width: 6, height: 6, fill: `var(--s${state})`, opacity: .28 }), svg('rect', { width: 2.5, height: 6, fill: `var(--s${state})` }))));

// Two lifelines with the endpoints' states beside them, and an arrow for each segment. Only what is in sight is in the document.
export const ladder = (story, choose, axis) => {
  let toScale = false, wide = true, layout = ladderLayout(story, toScale, wide), now = -1, lit = new Set();
  const canvas = svg('svg', { class: 'drawing' });
  const room = el('div');
  const scroll = el('div', { class: 'ladder-scroll', tabindex: 0, role: 'listbox', 'aria-label': word('ladder'), onscroll: () => draw() }, room, canvas);
  const evenly = el('button', { onclick: () => change(false) }), scaled = el('button', { onclick: () => change(true) });
  const play = el('button', { id: 'play' });
  const title = el('h2');
  const card = el('div', { class: 'card ladder' }, el('div', { class: 'bar' }, title, el('span', { class: 'tools' }, play, evenly, scaled)), scroll);

  // Frame and time stand left of a wide ladder, as wide as the last of them needs.
  const columns = width => {
    const last = story.entries.findLast(one => one.kind === 'segment') ?? { frame: 0, time: 0 };
    const label = wide ? 14 * SMALL + 8 : 84, frames = String(last.frame).length * SMALL + 16;
    const start = wide ? frames + clock(last.time).length * SMALL + 6 : 4;
    return { width, label, frames, start, left: start + label + 16, right: width - label - 20 };
  };

  const text = (x, y, content, attributes) => svg('text', { x, y, ...attributes }, content);

  // What fits beside the flags: the window goes first, then the length; on a narrow screen the words may pass the lifelines.
  const words = (one, space) => {
    const parts = numbers(one), flags = flagText(one).length + 1;
    while (parts.length > 1 && (flags + parts.join(' ').length) * LETTER > space) parts.pop();
    return parts.join(' ');
  };

  const segment = (one, index, column) => {
    const y = layout.tops[index] + layout.line, { leave, arrive } = layout.slope(one), kind = arrowKind(one);
    const [x1, x2] = one.from ? [column.right, column.left] : [column.left, column.right];
    const [y1, y2] = [y + leave, y + arrive];
    const middle = wide ? (x1 + x2) / 2 : column.width / 2;
    const angle = wide ? Math.atan2((y2 - y1) * Math.sign(x2 - x1), Math.abs(x2 - x1)) * 180 / Math.PI : 0;
    return svg('g', {
      class: `step ${index === now ? 'now' : ''}`, role: 'option', id: `step-${index}`, 'data-frame': one.frame,
      'aria-selected': index === now, 'aria-label': `${word('frame')} ${one.frame}, ${word(one.from ? 'server' : 'client')}, ${flagText(one)} ${numbers(one).join(', ')}. ${sentence(one)}`,
      onclick: () => choose(index),
    },
    wide && text(6, y, String(one.frame), { class: 'dim' }),
    wide && text(column.start, y, clock(one.time), { class: 'dim', 'text-anchor': 'end' }),
    svg('line', { class: `arrow ${kind}`, x1, y1, x2, y2, 'marker-end': 'url(#tip)' }),
    svg('text', { class: 'words', x: middle, y: wide ? (y1 + y2) / 2 - 6 : layout.tops[index] + 18, 'text-anchor': 'middle', transform: angle ? `rotate(${angle} ${middle} ${(y1 + y2) / 2})` : null },
      svg('tspan', { class: `flags f-${kind}` }, flagText(one)), ` ${words(one, wide ? column.right - column.left - 10 : column.width - 8)}`));
  };

  // The ground of a segment's row lies below the lifelines, its words above.
  const ground = (one, index, column) => svg('rect', {
    class: `hit ${index === now ? 'now' : ''} ${lit.has(one.frame) ? 'evidence' : ''}`, x: 0, y: layout.tops[index], width: column.width,
    height: Math.max(28, layout.tops[index + 1] - layout.tops[index]), onclick: () => choose(index),
  });

  const other = (one, index, column) => {
    const y = layout.tops[index] + 16, middle = (column.left + column.right) / 2;
    if (one.kind === 'call') {
      return text(one.side ? column.right - 10 : column.left + 10, y, one.text.length > 40 && !wide ? `${one.text.slice(0, 28)}…` : one.text, { class: 'call', 'text-anchor': one.side ? 'end' : 'start' });
    }
    const content = one.kind === 'quiet' ? `⋮ ${word('quiet', span(one.span))}` : one.kind === 'gap' ? `⋯ ${word('gap', grouped(one.count))}` : `ICMP · ${say(one.text)}`;
    return svg('g', {}, svg('title', {}, one.kind === 'gap' ? word('gapHint', story.stream) : content), text(middle, y + 4, content, { class: 'dim words', 'text-anchor': 'middle' }));
  };

  const bands = (side, column, top, bottom) => layout.spans[side].filter(one => one.to > top && one.from < bottom).map(one => {
    const state = one.code >> 1, x = side ? column.right + 2 : column.left - 12, from = Math.max(one.from, top - 50), to = Math.min(one.to, bottom + 50);
    const y = Math.min(Math.max(one.from + 13, top + 42), one.to - 3);
    return svg('g', {}, svg('title', {}, `${word(side ? 'server' : 'client')}: ${stateName(one.code)} (${word(isProved(one.code) ? 'proved' : 'presumed')})`),
      svg('rect', { x, y: from, width: 10, height: Math.max(1, to - from), fill: isProved(one.code) ? `var(--s${state})` : `url(#hatch${state})` }),
      one.to - one.from > 10 && text(side ? x + 15 : x - 5, y, shown(one.code), { class: `state ${isProved(one.code) ? '' : 'dim'}`, 'text-anchor': side ? 'start' : 'end' }));
  });

  const picture = (top, bottom, column) => {
    const first = Math.max(0, layout.at(top) - 3), last = Math.min(story.entries.length, layout.at(bottom) + 4);
    const rows = [], grounds = [];
    for (let index = first; index < last; index++) {
      const one = story.entries[index];
      if (one.kind === 'segment') grounds.push(ground(one, index, column));
      rows.push(one.kind === 'segment' ? segment(one, index, column) : other(one, index, column));
    }
    const life = x => svg('line', { class: 'life', x1: x, x2: x, y1: Math.max(34, top - 50), y2: Math.min(layout.height, bottom + 50) });
    return [...grounds, life(column.left), life(column.right), ...bands(0, column, top, bottom), ...bands(1, column, top, bottom), ...rows,
      svg('rect', { x: 0, y: top, width: column.width, height: 30, fill: 'var(--card)' }),
      text(column.left, top + 20, word('client'), { 'text-anchor': 'middle', class: 'flags f-syn' }),
      text(column.right, top + 20, word('server'), { 'text-anchor': 'middle', class: 'flags f-server' })];
  };

  // How much of the ladder lies below the window's edge: its last rows have to come up from there.
  const hidden = () => {
    const seen = innerHeight - scroll.getBoundingClientRect().top;
    return seen > 240 ? Math.max(0, scroll.clientHeight - seen) : 0;
  };

  const draw = () => {
    const width = scroll.clientWidth || 600;
    if ((width > 560) !== wide) { wide = width > 560; layout = ladderLayout(story, toScale, wide); card.classList.toggle('narrow', !wide); }
    const top = scroll.scrollTop, bottom = top + (scroll.clientHeight || 600);
    room.style.height = `${layout.height + hidden()}px`;
    canvas.setAttribute('width', width);
    canvas.setAttribute('height', layout.height);
    canvas.replaceChildren(hatches(), ...picture(top, bottom, columns(width)));
    scroll.setAttribute('aria-activedescendant', now >= 0 ? `step-${now}` : '');
    if (story.entries.length) axis.see(story.entries[layout.at(top + 34)].time, story.entries[Math.min(story.entries.length - 1, layout.at(bottom))].time);
  };

  // Paper has no scrolling: all of the ladder in slices, between which a page may end.
  const print = () => {
    const width = scroll.clientWidth || 600, slices = [];
    for (let first = 0; first < story.entries.length; first += SLICE) {
      const top = first ? layout.tops[first] - 30 : 0, bottom = first + SLICE < story.entries.length ? layout.tops[first + SLICE] : layout.height;
      slices.push(svg('svg', { class: 'slice', viewBox: `0 ${top} ${width} ${bottom - top}`, width, height: bottom - top }, ...picture(top, bottom, columns(width))));
    }
    card.append(...slices);
  };
  const unprint = () => card.querySelectorAll('.slice').forEach(slice => slice.remove());

  const reveal = () => {
    if (now < 0) return;
    const y = layout.tops[now], height = scroll.clientHeight - hidden();
    room.style.height = `${layout.height + hidden()}px`;
    if (y < scroll.scrollTop + 60 || y > scroll.scrollTop + height - 90) scroll.scrollTop = y - height / 3;
  };

  // Scrolls to a stretch of time, unless some of it is in sight.
  const follow = (from, to) => {
    const first = story.entries.findIndex(one => one.time >= from), [low, high] = axis.sight();
    if (first >= 0 && (high < from || low > to)) scroll.scrollTop = layout.tops[first] - 60;
  };

  const change = wanted => { toScale = wanted; layout = ladderLayout(story, toScale, wide); show(); reveal(); draw(); };
  const show = () => {
    title.textContent = word('ladder');
    evenly.textContent = word('evenly'); scaled.textContent = word('byTime');
    evenly.setAttribute('aria-pressed', !toScale); scaled.setAttribute('aria-pressed', toScale);
    reveal();
    draw();
  };
  new ResizeObserver(() => draw()).observe(scroll);
  return { card, play, show, print, unprint, follow, grow: () => { layout = ladderLayout(story, toScale, wide); draw(); }, select: (index, evidence) => { now = index; lit = evidence; reveal(); draw(); } };
};
