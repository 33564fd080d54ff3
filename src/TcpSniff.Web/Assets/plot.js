import { el, ink } from './dom.js';
import { svgPen } from './pen.js';
import { span } from './numbers.js';
import { word } from './words.js';

const LEFT = 56, RIGHT = 10, TOP = 8, BOTTOM = 20;

const step = (range, count) => {
  const rough = range / count, base = 10 ** Math.floor(Math.log10(rough || 1));
  return [1, 2, 5, 10].map(one => one * base).find(one => one >= rough) ?? base;
};

// One graph over the shared axis of time. `draw(pen, x, y, range)` draws it, `bounds(range)` says how far up it goes.
export const plot = ({ name, height, legend, bounds, draw, format, axis, pick }) => {
  const canvas = el('canvas', { role: 'img', tabindex: 0 });
  const head = el('div', { class: 'head' });
  const card = el('div', { class: 'card graph', 'data-graph': name }, head, canvas);
  let drag = null;

  const paint = (pen, width) => {
    const [t0, t1] = axis.range(), [low, high] = bounds([t0, t1]);
    const top = high > low ? high : low + 1;
    const x = time => LEFT + (time - t0) / (t1 - t0 || 1) * (width - LEFT - RIGHT);
    const y = value => height - BOTTOM - (value - low) / (top - low) * (height - TOP - BOTTOM);
    pen.clearRect(0, 0, width, height);
    pen.font = '11px system-ui, sans-serif';
    pen.lineWidth = 1;
    const every = step(top - low, 4), grid = ink('--line'), soft = ink('--soft');
    for (let value = Math.ceil(low / every) * every; value <= top; value += every) {
      pen.fillStyle = grid; pen.fillRect(LEFT, y(value), width - LEFT - RIGHT, 1);
      pen.fillStyle = soft; pen.textAlign = 'right'; pen.fillText(format(value), LEFT - 6, y(value) + 4);
    }
    const ticks = step(t1 - t0, Math.max(2, width / 110));
    pen.textAlign = 'center';
    for (let time = Math.ceil(t0 / ticks) * ticks; time <= t1; time += ticks) {
      pen.fillStyle = grid; pen.fillRect(x(time), TOP, 1, height - TOP - BOTTOM);
      pen.fillStyle = soft; pen.fillText(time ? span(time) : '0', Math.min(x(time), width - 18), height - 5);
    }
    pen.save(); pen.beginPath(); pen.rect(LEFT, TOP - 4, width - LEFT - RIGHT, height - TOP - BOTTOM + 8); pen.clip();
    const [seen0, seen1] = axis.sight();
    pen.fillStyle = ink('--focus'); pen.globalAlpha = .07; pen.fillRect(x(seen0), TOP, Math.max(2, x(seen1) - x(seen0)), height - TOP - BOTTOM); pen.globalAlpha = 1;
    draw(pen, x, y, [t0, t1]);
    const now = axis.now();
    if (now !== null) { pen.setLineDash([]); pen.fillStyle = ink('--focus'); pen.globalAlpha = .8; pen.fillRect(x(now) - .75, TOP, 1.5, height - TOP - BOTTOM); pen.globalAlpha = 1; }
    axis.lit().forEach(time => { pen.fillStyle = ink('--odd'); pen.globalAlpha = .8; pen.fillRect(x(time) - .75, TOP, 1.5, height - TOP - BOTTOM); pen.globalAlpha = 1; });
    if (drag) { pen.fillStyle = ink('--focus'); pen.globalAlpha = .15; pen.fillRect(Math.min(drag.from, drag.to), TOP, Math.abs(drag.to - drag.from), height - TOP - BOTTOM); pen.globalAlpha = 1; }
    pen.restore();
  };

  const show = () => {
    const width = canvas.clientWidth || 500, ratio = devicePixelRatio || 1;
    canvas.style.height = `${height}px`;
    canvas.width = width * ratio; canvas.height = height * ratio;
    const pen = canvas.getContext('2d');
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    paint(pen, width);
    canvas.setAttribute('aria-label', word(name));
  };

  const titles = () => head.replaceChildren(el('h3', {}, word(name)), ...legend().map(([variable, label, note]) => {
    const mark = el('i'); mark.style.background = `var(${variable})`;
    return el('span', { class: 'key', title: note ?? null }, mark, label);
  }), el('button', { onclick: save, title: word('saveSvg') }, 'SVG'));

  const save = () => {
    const width = canvas.clientWidth || 800, pen = svgPen(width, height);
    pen.fillStyle = ink('--card'); pen.fillRect(0, 0, width, height);
    paint(pen, width);
    const link = el('a', { href: URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(pen.root)], { type: 'image/svg+xml' })), download: `${name}.svg` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  };

  const timeAt = place => { const [t0, t1] = axis.range(); return t0 + (place - LEFT) / (canvas.clientWidth - LEFT - RIGHT) * (t1 - t0); };
  canvas.addEventListener('pointerdown', event => { drag = { from: event.offsetX, to: event.offsetX }; canvas.setPointerCapture(event.pointerId); });
  canvas.addEventListener('pointermove', event => { if (drag) { drag.to = event.offsetX; show(); } });
  canvas.addEventListener('pointerup', event => {
    const [from, to] = [drag?.from ?? 0, event.offsetX].sort((one, other) => one - other);
    drag = null;
    if (to - from > 6) axis.zoomTo(timeAt(from), timeAt(to)); else pick(timeAt(event.offsetX));
    show();
  });
  canvas.addEventListener('pointercancel', () => { drag = null; });
  canvas.addEventListener('dblclick', () => axis.whole());
  canvas.addEventListener('wheel', event => {
    if (!event.ctrlKey && !event.shiftKey && !event.altKey) return;
    event.preventDefault();
    axis.zoom(Math.exp((event.deltaY || event.deltaX) / 300), timeAt(event.offsetX));
  }, { passive: false });
  new ResizeObserver(show).observe(canvas);
  return { card, show, titles };
};
