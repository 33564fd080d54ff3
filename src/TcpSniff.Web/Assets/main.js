import { el, place } from './dom.js';
import { unpack } from './data.js';
import { currentLanguage, languages, useLanguage, useTables, word } from './words.js';
import { bytes, grouped, span } from './numbers.js';
import { showFindings } from './findings.js';
import { connectionTable } from './table.js';
import { connectionView } from './connection.js';
import { follow } from './live.js';

const NAMES = { en: 'en', 'zh-Hans': '简', 'zh-Hant': '繁' };
const capture = await unpack('capture');
useTables(await unpack('sentences'));
useLanguage(capture.language);

let view = null, chosen = null, heard = null;
const address = (stream, frame) => history.replaceState(null, '', `#connection=${stream}${frame === undefined ? '' : `&frame=${frame}`}`);

const open = async (stream, frame) => {
  if (chosen !== stream || !view) {
    view?.stop();
    chosen = stream;
    table.choose(stream);
    const row = capture.rows.find(one => table.read(one, 'stream') === stream);
    const end = side => { const ip = String(table.read(row, `${side}.ip`)); return `${ip.includes(':') ? `[${ip}]` : ip}:${table.read(row, `${side}.port`)}`; };
    view = await connectionView(stream, [end('client'), end('server')], at => address(stream, at));
    if (frame === undefined) { view?.first(); address(stream, view?.story.entries.find(one => one.frame)?.frame); }
  }
  if (frame !== undefined) view?.goTo(frame);
};

const showHead = () => {
  const name = capture.sources.map(one => one.split('/').at(-1)).join(', ');
  document.title = `${name} · TcpSniff`;
  const tool = (label, press, pressed, title) => el('button', { onclick: press, 'aria-pressed': pressed, title, 'aria-label': title }, label);
  place('head').replaceChildren(el('h1', { title: capture.sources.join(', ') }, name),
    el('span', { class: 'facts' }, [capture.rows.length === 1 ? word('oneConnection') : word('connections', grouped(capture.rows.length)), word('packets', grouped(capture.packets)), bytes(capture.bytes), span(capture.lasted), (capture.began ?? '').slice(0, 10)].join(' · ')),
    ...(heard ? [el('span', { class: `live ${heard}`, role: 'status' }, word(heard))] : []),
    el('span', { class: 'tools' }, ...languages.map(tag => tool(NAMES[tag], () => speak(tag), tag === currentLanguage(), tag)), tool('☾', theme, null, word('theme'))));
  place('foot').replaceChildren(el('p', {}, word('keys')), el('p', { class: 'annotate' }, word('annotate')), el('p', {}, word('license')));
};

// Whoever asks for a connection wants to see its ladder.
const visit = async (stream, frame) => { await open(stream, frame); view?.reveal(); };
const showAll = () => { showHead(); showFindings(capture, visit); table.show(); view?.show(); };
const speak = tag => { useLanguage(tag); showAll(); };
const theme = () => {
  const root = document.documentElement, dark = root.dataset.theme ? root.dataset.theme === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
  root.dataset.theme = dark ? 'light' : 'dark';
  view?.show();
};
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => view?.show());

const keys = {
  ArrowDown: () => view.walk(1), ArrowUp: () => view.walk(-1), ' ': () => view.play(),
  '+': () => view.axis.zoom(.6), '=': () => view.axis.zoom(.6), '-': () => view.axis.zoom(1.7),
  ArrowLeft: () => view.axis.move(-.25), ArrowRight: () => view.axis.move(.25), 0: () => view.axis.whole(),
  Home: () => view.select(view.story.entries.findIndex(one => one.kind === 'segment')), End: () => view.select(view.story.entries.findLastIndex(one => one.kind === 'segment')),
  n: () => view.seek(1), p: () => view.seek(-1),
};
addEventListener('keydown', event => {
  const own = event.target.tagName === 'INPUT' || (event.key === ' ' && event.target.tagName === 'BUTTON') || event.target.closest('tbody');
  if (!view || event.ctrlKey || event.metaKey || event.altKey || own || !keys[event.key]) return;
  event.preventDefault();
  keys[event.key]();
});
addEventListener('beforeprint', () => view?.print());
addEventListener('afterprint', () => view?.unprint());

const fromAddress = () => {
  const wanted = new URLSearchParams(location.hash.slice(1));
  return { stream: wanted.has('connection') ? Number(wanted.get('connection')) : null, frame: wanted.has('frame') ? Number(wanted.get('frame')) : undefined };
};
addEventListener('hashchange', () => { const { stream, frame } = fromAddress(); if (stream !== null) open(stream, frame); });

const table = connectionTable(capture, visit);
showAll();
const start = fromAddress();

// The first connection that comes is opened; one that somebody chose stays.
const grow = async (streams, { ended, judged, heard: hears }) => {
  heard = heard === 'over' || ended ? 'over' : hears ? 'listening' : 'lost';
  showHead();
  if (judged) showFindings(capture, visit);
  if (streams.size) table.refresh();
  if (chosen === null && streams.size) {
    const wanted = streams.has(start.stream);
    await open(wanted ? start.stream : Math.min(...streams), wanted ? start.frame : undefined);
    if (!wanted) view?.last();
  } else if (streams.has(chosen)) view?.grow();
};
if (capture.live) { heard = 'listening'; showHead(); follow(capture, grow); }

const worst = capture.findings.find(finding => finding.stream !== undefined);
const first = capture.rows[0] && table.read(capture.rows[0], 'stream');
if (capture.live) place('connection').replaceChildren(el('p', { class: 'note' }, word('waiting')));
else if (start.stream !== null) await open(start.stream, start.frame);
else if (capture.rows.length === 1 || !worst) { if (first !== undefined) await open(first); }
else await open(worst.stream, worst.frame);
document.documentElement.dataset.ready = 'yes';
