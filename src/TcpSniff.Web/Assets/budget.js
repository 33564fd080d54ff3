import { el } from './dom.js';
import { span } from './numbers.js';
import { word } from './words.js';

const COLOURS = ['--s3', '--s8', '--s10', '--s7', '--s5', '--bad', '--s4', '--s9', '--line'];

// Where the connection's time went, in order of time.
export const budgetBar = story => {
  const total = story.duration || 1, sums = new Array(9).fill(0), bar = el('div', { role: 'img' });
  for (let i = 0; i < story.budget.length; i += 2) {
    const [one, length] = [story.budget[i], story.budget[i + 1]];
    sums[one] += length;
    const piece = el('span', { title: `${word(`c${one}`)} ${span(length)}` });
    piece.style.cssText = `width:${100 * length / total}%;background:var(${COLOURS[one]});flex:none`;
    bar.append(piece);
  }
  if (!story.budget.length || story.duration < 1e6) return el('div');
  const keys = sums.map((sum, one) => [sum, one]).filter(([sum]) => sum > total / 200).map(([sum, one]) => {
    const mark = el('i');
    mark.style.background = `var(${COLOURS[one]})`;
    return el('span', { class: 'key' }, mark, `${word(`c${one}`)} ${span(sum)}`);
  });
  return el('div', { class: 'budget' }, el('h3', {}, word('where', span(total))), bar, el('p', {}, ...keys));
};
