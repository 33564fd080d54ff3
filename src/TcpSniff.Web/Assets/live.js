import { entry } from './entry.js';
import { useSentences } from './words.js';

const STEP = 1e8;
const stories = new Map();

export const liveStory = stream => stories.get(stream) ?? null;

// Appends the points that came; what was sent is summed up in steps for the throughput.
const growGraphs = (graphs, fresh) => fresh.forEach((series, side) => {
  const own = graphs[side];
  for (const [name, lists] of Object.entries(series)) {
    own[name] ??= lists.map(() => []);
    lists.forEach((values, column) => values.forEach(value => own[name][column].push(value)));
  }
  if (!series.segments) return;
  own.load ??= [STEP, [], []];
  const [times, , lengths, kinds] = series.segments;
  times.forEach((time, index) => {
    const at = Math.max(0, Math.floor(time / STEP)), length = lengths[index] - (kinds[index] === 4 ? 1 : 0);
    for (const sums of [own.load[1], own.load[2]]) while (sums.length <= at) sums.push(0);
    own.load[1][at] += length;
    if (kinds[index] !== 1 && kinds[index] !== 2) own.load[2][at] += length;
  });
});

const growStory = ({ entries, graphs, row, ...facts }) => {
  const known = stories.get(facts.stream) ?? { entries: [], graphs: [{}, {}], thinned: false };
  Object.assign(known, facts);
  known.entries.push(...entries.map(entry));
  growGraphs(known.graphs, graphs);
  stories.set(facts.stream, known);
};

const replaceRow = (capture, row, stream) => {
  const at = capture.rows.findIndex(one => one[stream] === row[stream]);
  if (at < 0) capture.rows.push(row); else capture.rows[at] = row;
};

// Follows a capture while it is taken: `changed` hears which connections did, and whether it has ended.
export const follow = (capture, changed) => {
  const stream = capture.fields.indexOf('stream'), source = new EventSource('events');
  source.addEventListener('sentences', event => { const { first, templates } = JSON.parse(event.data); useSentences(first, templates); });
  source.addEventListener('message', event => {
    const { connections, findings, ended, ...facts } = JSON.parse(event.data);
    Object.assign(capture, facts);
    if (findings) capture.findings = findings;
    connections.forEach(one => { growStory(one); replaceRow(capture, one.row, stream); });
    if (ended) source.close();
    changed(new Set(connections.map(one => one.stream)), { ended, judged: Boolean(findings), heard: true });
  });
  source.addEventListener('error', () => changed(new Set(), { heard: false }));
};

// Seconds of TIME-WAIT that are left, as Linux counts them, by the clock of the machine that captured.
export const timeWaitLeft = story => {
  if (!story.timeWait) return null;
  const last = story.entries.findLast(one => one.kind === 'segment');
  return last ? Math.max(0, 60 - (Date.now() - Date.parse(story.began) - last.time / 1e6) / 1000) : null;
};
