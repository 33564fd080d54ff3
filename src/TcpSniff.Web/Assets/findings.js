import { el, place } from './dom.js';
import { say, word } from './words.js';

const SIGNS = { error: '✖', warning: '▲', info: '●' };

// Findings, worst first; one that is chosen opens its connection at its first frame.
export const showFindings = (capture, open) => {
  const section = place('findings');
  section.replaceChildren(...capture.doubts.map(doubt => el('p', { class: 'doubt' }, say(doubt))));
  if (!capture.findings.length) {
    section.append(el('p', { class: 'note' }, `✓ ${word('nothingFound')}`));
    return;
  }
  const choose = finding => () => finding.stream !== undefined && open(finding.stream, finding.frame);
  const item = finding => el('li', {
    tabindex: 0, onclick: choose(finding), 'data-id': finding.id,
    onkeydown: event => event.key === 'Enter' && choose(finding)(),
  },
  el('span', { class: `sev-${finding.severity}`, title: finding.severity }, SIGNS[finding.severity]),
  el('span', {}, el('b', { title: say(finding.summary) }, finding.id), ' ', finding.stream === undefined ? '' : el('a', {}, `#${finding.stream}`), ' ',
    finding.culprit ? el('span', { class: finding.culprit === 'client' ? 'c' : 's' }, `${word(finding.culprit)} ${finding.address ?? ''}`) : ''),
  el('span', { class: 'cost' }, [finding.cost, finding.last > finding.frame ? `${word('frames')} ${finding.frame}–${finding.last}` : `${word('frame')} ${finding.frame}`].filter(Boolean).join(' · ')),
  el('p', {}, say(finding.text)));
  section.append(el('h2', {}, `${word('findings')} `, el('span', { class: 'facts' }, String(capture.findings.length))),
    el('ol', { class: 'card' }, ...capture.findings.map(item)));
};
