import { el, place } from './dom.js';
import { unpack } from './data.js';
import { wayLadder } from './way.js';

const LANGUAGES = ['en', 'zh-Hans', 'zh-Hant'], NAMES = { en: 'en', 'zh-Hans': '简', 'zh-Hant': '繁' }, SIGNS = { error: '✖', warning: '▲', info: '●' };
const data = await unpack('alignment');
let language = Math.max(0, LANGUAGES.indexOf(data.language)), chosen = 0, view = null;

const say = texts => texts[language];
const word = name => say(data.words[name]);
const file = path => path.split('/').at(-1);

const showHead = () => {
  const name = `${file(data.here)} ↔ ${file(data.there)}`;
  document.documentElement.lang = LANGUAGES[language];
  document.title = `${name} · TcpSniff`;
  const tool = (label, press, pressed, title) => el('button', { onclick: press, 'aria-pressed': pressed, title, 'aria-label': title }, label);
  place('head').replaceChildren(el('h1', { title: `${data.here} ↔ ${data.there}` }, name),
    el('span', { class: 'tools' }, ...LANGUAGES.map((tag, index) => tool(NAMES[tag], () => { language = index; show(); }, index === language, tag)), tool('☾', theme, null, word('theme'))));
  place('foot').replaceChildren(el('p', {}, word('keys')));
};

const showVerdicts = connection => place('findings').replaceChildren(el('ol', { class: 'card' }, ...connection.verdicts.map(one => el('li', { 'data-id': one.id },
  el('span', { class: `sev-${one.severity}`, title: one.severity }, SIGNS[one.severity]), el('b', {}, one.id), el('span'), el('p', {}, say(one.text))))));

const showList = () => {
  if (data.connections.length < 2) return;
  const row = (one, index) => el('tr', { class: `row ${index === chosen ? 'chosen' : ''}`, tabindex: 0, onclick: () => choose(index), onkeydown: event => event.key === 'Enter' && choose(index) },
    el('td', { class: 'n' }, String(one.stream)), el('td', {}, one.client), el('td', {}, one.server),
    ...one.sums.flatMap(sums => [sums[0], sums[2]]).map(count => el('td', { class: 'n' }, String(count))), el('td', {}, one.verdicts[0].id));
  const heads = ['#', word('client'), word('server'), `${word('sent')} →`, `${word('lost')} →`, `${word('sent')} ←`, `${word('lost')} ←`, ''];
  place('list').replaceChildren(el('div', { class: 'card scroll' }, el('table', {}, el('thead', {}, el('tr', {}, ...heads.map((head, index) => el('th', { class: index === 0 || index > 2 && index < 7 ? 'n' : '' }, head)))),
    el('tbody', {}, ...data.connections.map(row)))));
};

const sums = connection => el('div', { class: 'card scroll' }, el('table', {},
  el('thead', {}, el('tr', {}, ...['', ...['sent', 'arrived', 'lost', 'reordered', 'made', 'min', 'median', 'max', 'held'].map(word)].map(head => el('th', { class: head ? 'n' : '' }, head)))),
  el('tbody', {}, ...connection.sums.map((row, from) => el('tr', {}, el('td', {}, from ? `${word('server')} → ${word('client')}` : `${word('client')} → ${word('server')}`),
    ...row.map((value, index) => el('td', { class: `n ${(index === 2 || index === 4) && value > 0 ? 'sev-error' : index === 3 && value > 0 ? 'sev-warning' : ''}` }, String(value))))))));

const showConnection = async () => {
  const index = chosen, connection = data.connections[index], sightings = await unpack(`way-${index}`);
  if (index !== chosen) return;
  const translated = connection.client !== connection.clientThere || connection.server !== connection.serverThere;
  view = wayLadder(sightings, word, say);
  place('connection').replaceChildren(
    el('div', { class: 'title' }, el('h2', {}, `${word('connection')} ${connection.stream}`), el('span', { class: 'ends' }, el('span', { class: 'c' }, connection.client), ' → ', el('span', { class: 's' }, connection.server)),
      translated && el('span', { class: 'ends facts' }, `${word('beside')} ${connection.clientThere} → ${connection.serverThere}`), el('span', { class: 'facts' }, connection.began.slice(0, 19).replace('T', ' '))),
    el('p', { class: 'note' }, `${word('clocks')}: ${say(connection.clocks)}`), el('p', { class: 'note' }, `${word('assumes')}: ${say(connection.assumes)}`),
    sums(connection), el('div', { class: 'work way' }, view.card, el('div', { class: 'side' }, view.detail)),
    connection.left > 0 && el('p', { class: 'doubt' }, `${connection.left} ${word('left')}`));
  view.draw();
  view.first();
};

const choose = index => { chosen = index; show(); };
const show = () => { showHead(); showVerdicts(data.connections[chosen]); showList(); return showConnection(); };
const theme = () => {
  const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
};

addEventListener('keydown', event => {
  const press = { ArrowDown: () => view?.walk(1), ArrowUp: () => view?.walk(-1), n: () => view?.seek(1), p: () => view?.seek(-1) }[event.key];
  if (press && !event.ctrlKey && !event.metaKey && !event.altKey) { event.preventDefault(); press(); }
});
addEventListener('resize', () => view?.draw());
await show();
document.documentElement.dataset.ready = 'yes';
