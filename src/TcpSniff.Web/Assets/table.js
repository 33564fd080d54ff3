import { el, place } from './dom.js';
import { span, size } from './numbers.js';
import { word } from './words.js';
import { where } from './where.js';

const HEIGHT = 30;

const get = (capture, columns) => (row, name) => {
  if (name === 'findings') return row[capture.fields.length];
  const value = row[columns.get(name)];
  return value === undefined ? null : value;
};

// The connections: sorted by any column, filtered in the words of --where, and only the rows in sight are in the document.
export const connectionTable = (capture, open) => {
  const columns = new Map(capture.fields.map((name, index) => [name, index]));
  const read = get(capture, columns);
  const rtt = row => (read(row, 'syn_rtt.server') ?? 0) + (read(row, 'syn_rtt.client') ?? 0);
  const end = name => row => `${read(row, `${name}.ip`)}`.includes(':') ? `[${read(row, `${name}.ip`)}]:${read(row, `${name}.port`)}` : `${read(row, `${name}.ip`)}:${read(row, `${name}.port`)}`;
  const again = row => (read(row, 'client_to_server.retransmitted_segments') ?? 0) + (read(row, 'server_to_client.retransmitted_segments') ?? 0);
  const worst = row => { const all = read(row, 'findings'); return /error:/.test(all) ? 3 : /warning:/.test(all) ? 2 : all ? 1 : 0; };
  const marks = row => { const count = read(row, 'findings').split(' ').filter(Boolean).length; return count ? `${['', '●', '▲', '✖'][worst(row)]} ${count}` : ''; };
  const shows = [
    ['#', row => read(row, 'stream'), 'n'], ['client', end('client')], ['server', end('server')],
    ['states', row => read(row, 'client_state') === read(row, 'server_state') ? read(row, 'client_state') : `${read(row, 'client_state')} / ${read(row, 'server_state')}`],
    ['handshake', row => read(row, 'handshake'), 'hide'], ['close', row => read(row, 'teardown'), 'hide'],
    ['duration', row => read(row, 'duration'), 'n', value => span(value * 1e9)],
    ['sent', row => read(row, 'client_to_server.payload_bytes'), 'n', size], ['got', row => read(row, 'server_to_client.payload_bytes'), 'n', size],
    ['rtx', again, 'n'], ['rtt', rtt, 'n hide', value => value ? span(value * 1e9) : '–'], ['⚠', worst, '', (_, row) => marks(row)],
  ];
  const state = { sort: null, down: false, text: '', rows: capture.rows, chosen: null };
  const input = el('input', { type: 'search', spellcheck: 'false', autocomplete: 'off', 'aria-label': 'where', id: 'where', oninput: () => { state.text = input.value; select(); } });
  const wrong = el('span', { class: 'wrong', role: 'status' });
  const count = el('span', { class: 'facts' });
  const heads = el('tr');
  const body = el('tbody');
  const scroll = el('div', { class: 'scroll', tabindex: 0, onscroll: () => draw() }, el('table', {}, el('thead', {}, heads), body));

  const select = stays => {
    wrong.textContent = '';
    let rows = capture.rows;
    try {
      if (state.text.trim()) rows = rows.filter(where(state.text, capture.fields, read));
    } catch (problem) { wrong.textContent = problem.message; }
    if (state.sort !== null) {
      const key = shows[state.sort][1];
      rows = [...rows].sort((one, other) => {
        const a = key(one) ?? -1, b = key(other) ?? -1;
        return (a < b ? -1 : a > b ? 1 : 0) * (state.down ? -1 : 1);
      });
    }
    state.rows = rows;
    count.textContent = word('shown', rows.length);
    if (stays !== true) scroll.scrollTop = 0;
    draw();
  };

  const cell = (row, [, key, kind, show]) => el('td', { class: kind ?? '' }, String(show ? show(key(row) ?? 0, row) : key(row) ?? '–'));
  const line = row => el('tr', {
    class: `row ${read(row, 'stream') === state.chosen ? 'chosen' : ''} ${row[capture.fields.length + 1] ? '' : 'untold'}`,
    'data-stream': read(row, 'stream'), tabindex: 0, onclick: () => open(read(row, 'stream')),
    onkeydown: event => {
      if (event.key === 'Enter') open(read(row, 'stream'));
      const next = { ArrowDown: event.currentTarget.nextSibling, ArrowUp: event.currentTarget.previousSibling }[event.key];
      if (next?.dataset.stream) { event.preventDefault(); next.focus(); }
    },
  }, ...shows.map(show => {
    const made = cell(row, show);
    if (show[0] === '⚠') made.classList.add(`sev-${['', 'info', 'warning', 'error'][worst(row)]}`);
    return made;
  }));

  const draw = () => {
    const first = Math.max(0, Math.floor(scroll.scrollTop / HEIGHT) - 5);
    const last = Math.min(state.rows.length, first + Math.ceil((scroll.clientHeight || 240) / HEIGHT) + 12);
    const room = height => { const made = el('tr', {}, el('td', { colspan: shows.length })); made.firstChild.style.cssText = `height:${height}px;padding:0`; return made; };
    body.replaceChildren(...(first ? [room(first * HEIGHT)] : []), ...state.rows.slice(first, last).map(line), ...(last < state.rows.length ? [room((state.rows.length - last) * HEIGHT)] : []));
  };

  const show = () => {
    heads.replaceChildren(...shows.map(([name, , kind], index) => el('th', { class: kind ?? '', 'aria-sort': state.sort === index ? state.down ? 'descending' : 'ascending' : null },
      el('button', { onclick: () => { state.down = state.sort === index ? !state.down : index > 5; state.sort = index; show(); select(); } },
        `${/^\w+$/.test(name) ? word(name) : name}${state.sort === index ? state.down ? ' ↓' : ' ↑' : ''}`))));
    input.placeholder = word('filter');
    count.textContent = word('shown', state.rows.length);
    draw();
  };
  place('list').replaceChildren(el('div', { class: 'card' }, el('div', { class: 'bar' }, input, wrong, count), scroll));
  return { show, choose: stream => { state.chosen = stream; draw(); }, refresh: () => select(true), read };
};
