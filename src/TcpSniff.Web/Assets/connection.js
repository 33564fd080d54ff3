import { el, place } from './dom.js';
import { unpack } from './data.js';
import { entry } from './entry.js';
import { grouped } from './numbers.js';
import { say, word } from './words.js';
import { ladder } from './ladder.js';
import { explanation } from './explain.js';
import { machines } from './machine.js';
import { graphs } from './graphs.js';
import { timeAxis } from './axis.js';
import { budgetBar } from './budget.js';

const PACE = 900;

// One connection on the page: everything about it steps together.
export const connectionView = async (stream, ends, moved) => {
  const raw = await unpack(`connection-${stream}`);
  const section = place('connection');
  if (!raw) { section.replaceChildren(el('p', { class: 'note' }, word('notTold', stream))); return null; }
  const story = { ...raw, entries: raw.entries.map(entry) };
  const byFrame = new Map(story.entries.map((one, index) => [one.frame, index]).filter(([frame]) => frame !== undefined));
  let now = -1, timer = null, drawn = null;
  const repaint = () => { cancelAnimationFrame(drawn); drawn = requestAnimationFrame(() => drawing?.show()); };
  const axis = timeAxis(story, repaint, (from, to) => steps.follow(from, to));
  const select = index => {
    const one = story.entries[index];
    if (!one) return;
    now = index;
    const evidence = told.evidence(one);
    axis.select(one.time, [...evidence].map(frame => story.entries[byFrame.get(frame)]?.time).filter(time => time !== undefined));
    steps.select(index, evidence);
    told.show(index);
    both.show(index);
    repaint();
    moved(one.frame);
  };
  const goTo = frame => {
    if (byFrame.has(frame)) select(byFrame.get(frame));
    else { const next = story.entries.findIndex(one => one.frame >= frame); if (next >= 0) select(next); }
  };
  const walk = by => {
    let index = now;
    do { index += by; } while (story.entries[index] && story.entries[index].kind !== 'segment');
    if (story.entries[index]) select(index);
    return Boolean(story.entries[index]);
  };
  const seek = by => {
    let index = now;
    do { index += by; } while (story.entries[index] && !story.entries[index].labels?.length);
    select(index);
  };
  const pickTime = time => {
    let best = -1;
    story.entries.forEach((one, index) => { if (one.kind === 'segment' && (best < 0 || Math.abs(one.time - time) < Math.abs(story.entries[best].time - time))) best = index; });
    if (best >= 0) select(best);
  };
  const pause = () => { clearInterval(timer); timer = null; steps.play.textContent = `▶ ${word('play')}`; };
  const play = () => {
    if (timer) { pause(); return; }
    if (now >= story.entries.findLastIndex(one => one.kind === 'segment')) now = -1;
    steps.play.textContent = `⏸ ${word('pause')}`;
    walk(1);
    timer = setInterval(() => walk(1) || pause(), PACE);
  };

  const steps = ladder(story, select, axis), told = explanation(story, goTo), both = machines(story), drawing = graphs(story, axis, pickTime);
  steps.play.addEventListener('click', play);
  const head = el('div', { class: 'title' });
  const left = el('p', { class: 'note' });
  const budget = el('div');
  section.replaceChildren(head, left, budget, el('div', { class: 'work' }, steps.card,
    el('div', { class: 'side' }, told.card, both.card), el('div', { class: 'side graphs' }, ...drawing.cards)));
  const show = () => {
    head.replaceChildren(el('h2', {}, `${word('connection')} ${stream}`),
      el('span', { class: 'ends' }, el('span', { class: 'c' }, ends[0]), ' → ', el('span', { class: 's' }, ends[1])),
      el('span', { class: 'facts' }, [story.began.slice(0, 19).replace('T', ' ') + ' UTC', say(story.ending), say(story.roundTrips), say(story.vantage)].filter(Boolean).join(' · ')));
    left.textContent = story.told < story.segments ? word('told', grouped(story.told), grouped(story.segments), stream) : '';
    budget.replaceChildren(budgetBar(story));
    pause();
    steps.show(); drawing.titles(); drawing.show(); told.show(now); both.show(now);
  };
  show();
  const reveal = () => { if (section.getBoundingClientRect().top > innerHeight * .6) section.scrollIntoView({ behavior: 'smooth', block: 'start' }); };
  return { show, walk, seek, reveal, goTo, play, axis, story, stop: pause, print: steps.print, unprint: steps.unprint, select, first: () => walk(1) };
};
