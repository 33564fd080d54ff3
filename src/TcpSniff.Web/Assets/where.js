// The words of --where, read as the program reads them:
//   either := both ("or" both)*   both := not ("and" not)*   not := "not" not | "(" either ")" | term
const SIGNS = ['<=', '>=', '==', '!=', '&&', '||', '<', '>', '=', '!', '(', ')'];
const UNITS = [['ns', 1e-9], ['us', 1e-6], ['µs', 1e-6], ['ms', 1e-3], ['s', 1], ['min', 60], ['h', 3600],
  ['kb', 1e3], ['mb', 1e6], ['gb', 1e9], ['k', 1e3], ['m', 1e6], ['g', 1e9], ['b', 1], ['%', 0.01]];
const SIDES = ['client_to_server.', 'server_to_client.'];

const cut = text => {
  const words = [];
  let at = 0;
  while (at < text.length) {
    if (/\s/.test(text[at])) { at++; continue; }
    const sign = SIGNS.find(one => text.startsWith(one, at));
    let end = at + (sign ? sign.length : 0);
    while (!sign && end < text.length && !/\s/.test(text[end]) && !SIGNS.some(one => text.startsWith(one, end))) end++;
    words.push(text.slice(at, end));
    at = end;
  }
  return words;
};

const quantity = text => {
  const unit = UNITS.find(([name]) => text.toLowerCase().endsWith(name));
  const digits = unit ? text.slice(0, -unit[0].length) : text;
  return /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(digits) ? Number(digits) * (unit ? unit[1] : 1) : null;
};

// An address as its bits: 10.0.0.1, 2001:db8::1, ::ffff:10.0.0.1; null where it is none.
const bits = address => {
  const four = /^(.*:)?(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(address);
  if (four) {
    const bytes = four.slice(2).map(Number);
    if (bytes.some(byte => byte > 255)) return null;
    if (!four[1]) return bytes.map(byte => byte.toString(2).padStart(8, '0')).join('');
    address = `${four[1]}${(bytes[0] * 256 + bytes[1]).toString(16)}:${(bytes[2] * 256 + bytes[3]).toString(16)}`;
  }
  const halves = address.split('::').map(half => half ? half.split(':') : []);
  const missing = 8 - halves.flat().length;
  if (halves.length > 2 || (halves.length === 1 ? missing !== 0 : missing < 1)) return null;
  const groups = halves.length === 2 ? [...halves[0], ...new Array(missing).fill('0'), ...halves[1]] : halves[0];
  return groups.every(group => /^[0-9a-f]{1,4}$/i.test(group)) ? groups.map(group => parseInt(group, 16).toString(2).padStart(16, '0')).join('') : null;
};

const addressOf = text => {
  const wanted = bits(text);
  if (wanted === null) throw new Error(`"${text}": not an IP address`);
  return ip => bits(ip) === wanted;
};

const netOf = text => {
  const [base, length] = text.split('/'), wanted = bits(base);
  if (wanted === null || !/^\d+$/.test(length ?? '') || Number(length) > wanted.length) throw new Error(`"${text}": not a network such as 10.0.0.0/8`);
  return ip => { const actual = bits(ip); return actual?.length === wanted.length && actual.startsWith(wanted.slice(0, Number(length))); };
};

// Unknown is neither equal nor unequal, neither more nor less: a condition on it does not hold.
const compare = (sign, actual, text) => {
  const wanted = typeof actual === 'number' || typeof actual === 'boolean' ? quantity(text) : null;
  if (wanted !== null) {
    const value = Number(actual);
    return { '<': value < wanted, '<=': value <= wanted, '>': value > wanted, '>=': value >= wanted, '!=': value !== wanted }[sign] ?? value === wanted;
  }
  const equal = actual !== null && String(actual).toLowerCase() === text.toLowerCase();
  if (sign === '=' || sign === '==') return equal || (actual === null && text === 'null');
  return sign === '!=' && actual !== null && !equal;
};

// Makes a predicate over rows; `get(row, field)` reads a field. Throws an Error that says what is wrong.
export const where = (text, fields, get) => {
  const words = cut(text);
  let at = 0;
  const next = () => (words[at] ?? '').toLowerCase();
  const take = expected => { if (at >= words.length) throw new Error(`expected ${expected}`); return words[at++]; };
  const takeIf = (...names) => names.includes(next()) ? (at++, true) : false;
  const terms = {
    host: () => { const is = addressOf(take('an address')); return row => is(get(row, 'client.ip')) || is(get(row, 'server.ip')); },
    client: () => { const is = addressOf(take('an address')); return row => is(get(row, 'client.ip')); },
    server: () => { const is = addressOf(take('an address')); return row => is(get(row, 'server.ip')); },
    net: () => { const holds = netOf(take('a network such as 10.0.0.0/8')); return row => holds(get(row, 'client.ip')) || holds(get(row, 'server.ip')); },
    port: () => { const port = Number(take('a port')); return row => get(row, 'client.port') === port || get(row, 'server.port') === port; },
    stream: () => { const stream = Number(take('a number')); return row => get(row, 'stream') === stream; },
    state: () => { const state = take('a state such as CLOSE-WAIT').toUpperCase(); return row => get(row, 'client_state') === state || get(row, 'server_state') === state; },
    finding: () => { const id = take('the id of a finding').toLowerCase(); return row => get(row, 'findings').split(' ').some(one => one.split(':')[1] === id); },
  };
  const term = () => {
    const name = take('a condition, such as state CLOSE-WAIT or duration > 1s').toLowerCase();
    if (terms[name]) return terms[name]();
    const found = fields.includes(name) ? [name] : SIDES.map(side => side + name).filter(one => fields.includes(one));
    if (!found.length) throw new Error(`"${name}": no such word or field`);
    const sign = ['<', '<=', '=', '==', '!=', '>=', '>'].includes(next()) ? words[at++] : '=';
    const value = take('a value');
    return row => found.some(field => compare(sign, get(row, field), value));
  };
  const not = () => {
    if (takeIf('not', '!')) { const inner = not(); return row => !inner(row); }
    if (!takeIf('(')) return term();
    const inner = either();
    if (!takeIf(')')) throw new Error('expected ")"');
    return inner;
  };
  const both = () => { let left = not(); while (takeIf('and', '&&')) { const one = left, other = not(); left = row => one(row) && other(row); } return left; };
  const either = () => { let left = both(); while (takeIf('or', '||')) { const one = left, other = both(); left = row => one(row) || other(row); } return left; };
  const selection = either();
  if (at < words.length) throw new Error(`"${words[at]}": expected "and", "or" or the end`);
  return selection;
};
