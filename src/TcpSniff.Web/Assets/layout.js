import { lowerBound } from './data.js';

// Room for each kind of entry. On a narrow screen a segment's words stand in a line of their own above its arrow.
const HEIGHTS = { segment: 42, call: 24, quiet: 34, gap: 40, icmp: 40 }, NARROW = 60;
const LEAST = 30, MOST = 130;

const median = values => values.length ? [...values].sort((one, other) => one - other)[values.length >> 1] : 1;

// Where each entry stands: evenly, or to scale where that leaves room for its words. Then the spans of both sides' states.
export const ladderLayout = (story, toScale, wide) => {
  const { entries } = story;
  const height = kind => kind === 'segment' && !wide ? NARROW : HEIGHTS[kind], line = wide ? 26 : 40;
  const gaps = entries.slice(1).map((one, index) => one.time - entries[index].time).filter(gap => gap > 0);
  const scale = HEIGHTS.segment / Math.max(1, story.toClient + story.toServer || median(gaps));
  const tops = new Float64Array(entries.length + 1);
  let y = 52;
  entries.forEach((one, index) => {
    const gap = index ? one.time - entries[index - 1].time : 0;
    if (toScale && index && one.kind === 'segment' && entries[index - 1].kind === 'segment') {
      y += Math.min(MOST, Math.max(wide ? LEAST : NARROW, gap * scale)) - height('segment');
    }
    tops[index] = y;
    y += height(one.kind);
  });
  tops[entries.length] = y;
  const way = length => toScale ? Math.min(70, Math.max(3, length * scale)) : null;
  const slope = one => {
    const [before, after] = one.from ? [story.toServer, story.toClient] : [story.toClient, story.toServer];
    return { leave: -(way(before) ?? 5), arrive: way(after) ?? 9 };
  };
  const spans = [[], []];
  entries.forEach((one, index) => {
    if (one.kind !== 'segment') return;
    const { leave, arrive } = slope(one);
    [one.client, one.server].forEach((code, side) => {
      const at = tops[index] + line + (one.from === side ? leave : arrive);
      const last = spans[side].at(-1);
      if (last?.code === code) return;
      if (last) last.to = at;
      spans[side].push({ code, from: at, to: 0, index });
    });
  });
  spans.forEach(list => { if (list.length) list.at(-1).to = y + 24; });
  return { tops, spans, slope, line, height: y + 40, at: offset => Math.max(0, lowerBound(tops, offset) - 1) };
};
