import { el } from './dom.js';
import { flagText, numbers, shown } from './entry.js';
import { clock } from './numbers.js';
import { colon, paragraph, say, stop, word } from './words.js';

const FRAMES_HERE = '§', BYTES = 1, TONES = ['', '', 'odd', 'bad'];

// The sentences about a segment as the timeline tells them, without the preview of its payload.
export const sentence = one => paragraph(one.notes.map(([tone, statement]) => say(statement) + (tone === BYTES ? stop() : '')));

const said = one => one.notes.flatMap(([tone, statement], index) => [
  index ? (document.documentElement.lang === 'en' ? ' ' : '') : '',
  el('span', { class: TONES[tone] }, say(statement)),
  tone === BYTES ? el('span', {}, one.payload ? `${colon()} ` : stop(), one.payload ? el('code', {}, one.payload) : '') : '',
]);

// [role, frame, role, frame, …] as pairs.
const pairsOf = list => list.filter((_, index) => index % 2 === 0).map((role, index) => [role, list[2 * index + 1]]);

const changes = one => ['client', 'server'].map(side => {
  const was = (one.before[side] >> 1) !== (one[side] >> 1) ? `${shown(one.before[side])} → ` : '';
  return `${word(side)} ${was}${shown(one[side])}`;
}).join(' · ');

// What the chosen segment is, by which rule, with which evidence; a frame that is named is a link.
export const explanation = (story, goTo) => {
  const card = el('div', { class: 'card explain', role: 'region', 'aria-live': 'polite' });
  const link = frame => el('a', { tabindex: 0, 'data-frame': frame, onclick: () => goTo(frame), onkeydown: event => event.key === 'Enter' && goTo(frame) }, String(frame));
  // A sentence with frames as links where it has their place.
  const linked = (text, frames) => {
    const [before, after] = text.split(FRAMES_HERE);
    return [before, ...frames.flatMap((frame, index) => [index ? ', ' : '', link(frame)]), after];
  };
  const show = index => {
    const one = story.entries[index];
    if (!one || one.kind !== 'segment') { card.replaceChildren(el('p', { class: 'note' }, word('keys'))); return; }
    const label = `${say(one.phase)}${one.step ? ` ${one.step}` : ''}`, { given, frames, tried, decides } = one.explained ?? { given: [], frames: [], tried: [] };
    const also = pairsOf(one.evidence).map(([role, frame]) => [role, [link(frame)]]);
    const rows = [
      ...given.flatMap(([name, rule, numbers, reference]) => [['label', say(name)], ['rule', [`${say(rule)} (${reference})`]], ['numbers', [say(numbers)]]]),
      given.length ? ['label', label] : null,
      ['rule', [`${say(one.rule)} (${one.reference})`]],
      ['change', [changes(one)]],
      frames.length ? ['evidence', frames.flatMap(([kind, numbers], index) => [index ? ' · ' : '', ...linked(say(kind), numbers)])] : null,
      ...tried.map(outcome => ['tried', [say(outcome)]]),
      decides ? ['decides', [say(decides)]] : null,
      ...also,
      ['wire', [el('code', {}, one.wire)]],
      ['more', [el('code', {}, `tcpsniff explain FILE ${one.frame}`), one.explained ? '' : ` · ${word('notExplained')}`]],
    ].filter(Boolean);
    card.replaceChildren(
      el('div', { class: 'line' }, el('b', {}, `${word('frame')} ${one.frame}`), ` · ${clock(one.time)} s · `, el('span', { class: one.from ? 's' : 'c' }, word(one.from ? 'toClient' : 'toServer')), ` · `, el('b', {}, flagText(one)), ` ${numbers(one).join(' ')}`),
      el('p', { class: 'say' }, el('b', {}, label), ' · ', ...said(one)),
      el('dl', {}, ...rows.flatMap(([name, content]) => name === 'label' ? [el('dt', { class: 'label' }, content)] : [el('dt', {}, word(name)), el('dd', {}, ...content)])));
  };
  const evidence = one => new Set([...pairsOf(one?.evidence ?? []).map(([, frame]) => frame), ...(one?.explained?.frames ?? []).flatMap(([, frames]) => frames)]);
  return { card, show, evidence };
};
