import { el, place } from './dom.js';
import { unpack } from './data.js';
import { liveStory, timeWaitLeft } from './live.js';
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
  const live = liveStory(stream), raw = live ?? await unpack(`connection-${stream}`);
  const section = place('connection');
  if (!raw) { section.replaceChildren(el('p', { class: 'note' }, word('notTold', stream))); return null; }
  const story = live ? Object.assign(live, { live: true }) : { ...raw, entries: raw.entries.map(entry) };
  const byFrame = new Map();
  let indexed = 0, now = -1, timer = null, drawn = null;
  const index = () => { for (; indexed < story.entries.length; indexed++) if (story.entries[indexed].frame !== undefined) byFrame.set(story.entries[indexed].frame, indexed); };
  index();
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
  const titles = () => {
    head.replaceChildren(el('h2', {}, `${word('connection')} ${stream}`),
      el('span', { class: 'ends' }, el('span', { class: 'c' }, ends[0]), ' → ', el('span', { class: 's' }, ends[1])),
      el('span', { class: 'facts' }, [story.began.slice(0, 19).replace('T', ' ') + ' UTC', say(story.ending), say(story.roundTrips), say(story.vantage)].filter(Boolean).join(' · ')));
    left.textContent = story.told < story.segments ? word('told', grouped(story.told), grouped(story.segments), stream) : '';
    budget.replaceChildren(budgetBar(story));
  };
  const show = () => {
    titles();
    pause();
    steps.show(); drawing.titles(); drawing.show(); told.show(now); both.show(now);
  };
  // More came: who looks at the last segment goes on to the new last one.
  const grow = () => {
    const last = story.entries.findLastIndex(one => one.kind === 'segment'), follows = now < 0 || !story.entries.slice(now + 1, indexed).some(one => one.kind === 'segment');
    index();
    titles();
    steps.grow();
    axis.grow();
    drawing.titles();
    if (follows && !timer && last > now) select(last);
  };
  const tick = () => {
    const left = timeWaitLeft(story);
    ['client', 'server'].forEach((side, at) => both.wait(at, left !== null && (story.timeWait === side || story.timeWait === 'both') ? word('timeWaitLeft', Math.ceil(left)) : ''));
  };
  const ticking = live ? setInterval(tick, 250) : null;
  show();
  const reveal = () => { if (section.getBoundingClientRect().top > innerHeight * .6) section.scrollIntoView({ behavior: 'smooth', block: 'start' }); };
  return { show, walk, seek, reveal, goTo, play, axis, story, grow, stop: () => { pause(); clearInterval(ticking); }, print: steps.print, unprint: steps.unprint, select, first: () => walk(1), last: () => select(story.entries.findLastIndex(one => one.kind === 'segment')) };
};
