import { el } from './dom.js';
import { flagText, numbers, shown } from './entry.js';
import { clock } from './numbers.js';
import { colon, paragraph, say, stop, word } from './words.js';

const BYTES = 1, TONES = ['', '', 'odd', 'bad'];

// The sentences about a segment as the timeline tells them, without the preview of its payload.
export const sentence = one => paragraph(one.notes.map(([tone, statement]) => say(statement) + (tone === BYTES ? stop() : '')));

const said = one => one.notes.flatMap(([tone, statement], index) => [
  index ? (document.documentElement.lang === 'en' ? ' ' : '') : '',
  el('span', { class: TONES[tone] }, say(statement)),
  tone === BYTES ? el('span', {}, one.payload ? `${colon()} ` : stop(), one.payload ? el('code', {}, one.payload) : '') : '',
]);

const changes = (one, before) => ['client', 'server'].map(side => {
  const was = before && (before[side] >> 1) !== (one[side] >> 1) ? `${shown(before[side])} → ` : '';
  return `${word(side)} ${was}${shown(one[side])}`;
}).join(' · ');

// What the chosen segment is, by which rule, with which evidence; a frame that is named is a link.
export const explanation = (story, goTo) => {
  const card = el('div', { class: 'card explain', role: 'region', 'aria-live': 'polite' });
  const show = index => {
    const one = story.entries[index];
    if (!one || one.kind !== 'segment') { card.replaceChildren(el('p', { class: 'note' }, word('keys'))); return; }
    let back = index - 1;
    while (back >= 0 && story.entries[back].kind !== 'segment') back--;
    const links = [];
    for (let i = 0; i < one.evidence.length; i += 2) {
      const frame = one.evidence[i + 1];
      links.push(links.length ? ' · ' : '', `${word(one.evidence[i])} `, el('a', { tabindex: 0, 'data-frame': frame, onclick: () => goTo(frame), onkeydown: event => event.key === 'Enter' && goTo(frame) }, String(frame)));
    }
    const label = `${say(one.phase)}${one.step ? ` ${one.step}` : ''}`;
    const rows = [
      ['rule', [say(one.rule), ` (${one.reference})`]],
      one.labels.length ? ['labels', [el('span', { class: 'label' }, one.labels.join(', '))]] : null,
      ['change', [changes(one, story.entries[back])]],
      links.length ? ['evidence', links] : null,
      ['wire', [el('code', {}, one.wire)]],
      ['more', [el('code', {}, `tcpsniff explain FILE ${one.frame}`)]],
    ].filter(Boolean);
    card.replaceChildren(
      el('div', { class: 'line' }, el('b', {}, `${word('frame')} ${one.frame}`), ` · ${clock(one.time)} s · `, el('span', { class: one.from ? 's' : 'c' }, word(one.from ? 'toClient' : 'toServer')), ` · `, el('b', {}, flagText(one)), ` ${numbers(one).join(' ')}`),
      el('p', { class: 'say' }, el('b', {}, label), ' · ', ...said(one)),
      el('dl', {}, ...rows.flatMap(([name, content]) => [el('dt', {}, word(name)), el('dd', {}, ...content)])));
  };
  return { card, show, evidence: one => new Set((one?.evidence ?? []).filter((_, index) => index % 2)) };
};
