import { el, ink } from './dom.js';
import { lowerBound, sums } from './data.js';
import { plot } from './plot.js';
import { size, span } from './numbers.js';
import { word } from './words.js';

const prepare = raw => Object.fromEntries(Object.entries(raw).map(([name, lists]) => [name, name === 'load' ? lists : lists.map(sums)]));
const places = (series, [t0, t1]) => series ? [Math.max(0, lowerBound(series[0], t0) - 1), Math.min(series[0].length, lowerBound(series[0], t1) + 1)] : [0, 0];

// The lowest and highest value of what lies within a range of time; where nothing does, of its neighbours.
const extremes = (series, values, range) => {
  let [first, last] = [lowerBound(series[0], range[0]), lowerBound(series[0], range[1])];
  if (first >= last) [first, last] = places(series, range);
  let low = Infinity, high = -Infinity;
  for (let i = first; i < last; i++) for (const value of values(i)) { if (value < low) low = value; if (value > high) high = value; }
  return low > high ? [0, 1] : [low, high];
};

// A line that keeps its value until the next point.
const stairs = (pen, series, column, range, x, y) => {
  const [first, last] = places(series, range);
  pen.beginPath();
  for (let i = first; i < last; i++) {
    const px = x(series[0][i]), py = y(series[column][i]);
    if (i === first) pen.moveTo(px, py); else { pen.lineTo(px, y(series[column][i - 1])); pen.lineTo(px, py); }
  }
  if (last > first) pen.lineTo(x(range[1]), y(series[column][last - 1]));
  pen.stroke();
};

const KINDS = ['--client', '--bad', '--s9', '--odd', '--s7'];
const PHASES = ['--s10', '--s4', '--bad'];

// The four graphs of one direction at a time, tcptrace's time–sequence graph first.
export const graphs = (story, axis, pick) => {
  const both = story.live ? story.graphs : story.graphs.map(prepare);
  const sent = index => both[index].load ? both[index].load[1].reduce((sum, one) => sum + one, 0) : 0;
  let side = sent(1) > sent(0) ? 1 : 0;
  const own = () => both[side];
  const directions = [0, 1].map(index => el('button', { onclick: () => { side = index; titles(); show(); } }));
  const note = el('p', { class: 'note' });

  const sequence = plot({
    name: 'timeSequence', height: 250, axis, pick, format: value => size(value),
    legend: () => [['--client', word('segment')], ['--bad', word('retransmitted')], ['--s9', word('needless')], ['--odd', word('late')], ['--good', word('ack')], ['--soft', word('window')], ['--s8', 'SACK']],
    bounds: range => {
      const series = own().segments;
      if (!series) return [0, 1];
      const [low, high] = extremes(series, i => [series[1][i], series[1][i] + series[2][i]], range);
      return [low - (high - low) * .03, high + (high - low || 1) * .12];
    },
    draw: (pen, x, y, range) => {
      const { segments, acks, sacks } = own();
      pen.lineWidth = 1.25;
      if (acks) {
        pen.setLineDash([4, 3]); pen.strokeStyle = ink('--soft'); stairs(pen, acks, 2, range, x, y);
        pen.setLineDash([]); pen.strokeStyle = ink('--good'); stairs(pen, acks, 1, range, x, y);
      }
      const bars = (series, bottom, top, kinds) => {
        const [first, last] = places(series, range);
        // Where marks stand close, each is small.
        const cross = last - first > 500 ? 2 : 4;
        kinds.forEach((variable, kind) => {
          pen.strokeStyle = ink(variable); pen.lineWidth = cross < 4 ? 1.25 : kind ? 2.5 : 1.75; pen.beginPath();
          for (let i = first; i < last; i++) {
            if (kinds.length > 1 && series[3][i] !== kind) continue;
            const px = x(series[0][i]), low = y(bottom(i)), high = y(top(i));
            pen.moveTo(px, Math.max(low, high + 2.5)); pen.lineTo(px, high);
            if (kind === 1 || kind === 2) { pen.moveTo(px - cross, high - cross); pen.lineTo(px + cross, high + cross); pen.moveTo(px + cross, high - cross); pen.lineTo(px - cross, high + cross); }
          }
          pen.stroke();
        });
      };
      if (sacks) bars(sacks, i => sacks[1][i], i => sacks[2][i], ['--s8']);
      if (segments) bars(segments, i => segments[1][i], i => segments[1][i] + segments[2][i], KINDS);
    },
  });

  const flight = plot({
    name: 'flight', height: 170, axis, pick, format: size,
    legend: () => [['--ink', word('flight')], ['--soft', word('receiverWindow')], ['--focus', word('congestionWindow'), word('inferred')], ['--s10', word('slowStart')], ['--s4', word('avoidance')], ['--bad', word('recovery')]],
    // A window that was never filled is a guess far above the flights: it may leave the picture.
    bounds: range => {
      const series = own().flights;
      if (!series) return [0, 1];
      const [, flight] = extremes(series, i => [series[1][i]], range), [, window] = extremes(series, i => [series[3][i]], range);
      return [0, Math.max(1, flight, Math.min(window, flight * 3)) * 1.15];
    },
    draw: (pen, x, y, range) => {
      const series = own().flights;
      if (!series) return;
      const [first, last] = places(series, range);
      pen.globalAlpha = .16;
      for (let i = first; i < last; i++) {
        let end = i;
        while (end + 1 < last && series[4][end + 1] === series[4][i]) end++;
        pen.fillStyle = ink(PHASES[series[4][i]]);
        const to = end + 1 < last ? series[0][end + 1] : range[1];
        pen.fillRect(x(series[0][i]), 8, Math.max(1, x(to) - x(series[0][i])), 142);
        i = end;
      }
      pen.globalAlpha = 1;
      pen.strokeStyle = ink('--ink'); pen.lineWidth = last - first > 500 ? .75 : 1.5; stairs(pen, series, 1, range, x, y);
      pen.lineWidth = 1.5;
      pen.setLineDash([4, 3]); pen.strokeStyle = ink('--soft'); stairs(pen, series, 2, range, x, y);
      pen.setLineDash([]); pen.strokeStyle = ink('--focus'); pen.lineWidth = 2; stairs(pen, series, 3, range, x, y);
    },
  });

  const DOTS = ['--s8', '--client', '--s7'];
  const times = plot({
    name: 'rtts', height: 130, axis, pick, format: span,
    legend: () => [['--s8', word('byHandshake')], ['--client', word('byAck')], ['--s7', word('byStamp')]],
    bounds: range => { const series = own().rtts; if (!series) return [0, 1]; const [, high] = extremes(series, i => [series[1][i]], range); return [0, Math.max(1, high) * 1.15]; },
    draw: (pen, x, y, range) => {
      const series = own().rtts;
      const [first, last] = places(series, range);
      for (let i = first; i < last; i++) {
        const kind = series[2][i], radius = kind ? 2 : 4;
        pen.fillStyle = ink(DOTS[kind]);
        pen.fillRect(x(series[0][i]) - radius, y(series[1][i]) - radius + kind, radius * 2, radius * 2);
      }
    },
  });

  const load = () => {
    const [step, all, fresh] = own().load ?? [1, [], []];
    const group = Math.max(1, Math.round((axis.range()[1] - axis.range()[0]) / step / 100));
    const rates = [];
    for (let i = 0; i < all.length; i += group) {
      const sum = list => list.slice(i, i + group).reduce((total, one) => total + one, 0) / (group * step / 1e9);
      rates.push([i * step, sum(all), sum(fresh)]);
    }
    return { width: group * step, rates };
  };
  const throughput = plot({
    name: 'throughput', height: 130, axis, pick, format: value => `${size(value)}/s`,
    legend: () => [['--s5', word('throughput')], ['--good', word('goodput')]],
    bounds: ([t0, t1]) => { const { width, rates } = load(); return [0, Math.max(1, ...rates.filter(([time]) => time <= t1 && time + width >= t0).map(([, rate]) => rate)) * 1.12]; },
    draw: (pen, x, y, [t0, t1]) => {
      const { width, rates } = load();
      for (const [time, all, fresh] of rates) {
        if (time + width < t0 || time > t1) continue;
        const px = x(time), wide = Math.max(1, x(time + width) - px - .5);
        pen.fillStyle = ink('--s5'); pen.fillRect(px, y(all), wide, y(0) - y(all));
        pen.fillStyle = ink('--good'); pen.fillRect(px, y(fresh), wide, y(0) - y(fresh));
      }
    },
  });

  const all = [sequence, flight, times, throughput];
  const show = () => all.forEach(one => one.show());
  const titles = () => {
    directions.forEach((button, index) => { button.textContent = word(index ? 'toClient' : 'toServer'); button.setAttribute('aria-pressed', index === side); });
    note.textContent = story.thinned ? word('thinned') : '';
    whole.textContent = word('reset');
    all.forEach(one => one.titles());
  };
  const whole = el('button', { onclick: () => axis.whole() });
  const bar = el('div', { class: 'card bar' }, ...directions, whole, note);
  return { cards: [bar, ...all.map(one => one.card)], show, titles };
};
