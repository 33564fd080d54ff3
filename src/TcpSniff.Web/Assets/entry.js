// Gives the places of an entry their names (EntryWriter.cs writes them).
export const STATES = ['CLOSED', 'LISTEN', 'SYN-SENT', 'SYN-RECEIVED', 'ESTABLISHED', 'FIN-WAIT-1', 'FIN-WAIT-2', 'CLOSE-WAIT', 'CLOSING', 'LAST-ACK', 'TIME-WAIT'];

// [kind, [frame, …], kind, [frame, …], …] as pairs.
const pairs = list => list.filter((_, index) => index % 2 === 0).map((kind, index) => [kind, list[2 * index + 1]]);
const explanation = raw => raw && { given: raw[0], frames: pairs(raw[1]), tried: raw[2], decides: raw[3] };

const segment = ([, time, frame, from, flags, seq, ack, length, window, client, server, phase, step, labels, notes, payload, rule, reference, evidence, wire, clientBefore, serverBefore, explained]) => ({
  kind: 'segment', time, frame, from, flags: flags ? flags.split(' ') : [], seq, ack, length, window, client, server, phase, step,
  labels: labels ? labels.split(' ') : [], notes, payload, rule, reference, evidence, wire, before: { client: clientBefore, server: serverBefore }, explained: explanation(explained),
});

export const entry = raw => {
  switch (raw[0]) {
    case 'segment': return segment(raw);
    case 'call': return { kind: 'call', time: raw[1], side: raw[2], text: raw[3] };
    case 'quiet': return { kind: 'quiet', time: raw[1], span: raw[2] };
    case 'icmp': return { kind: 'icmp', time: raw[1], frame: raw[2], text: raw[3] };
    default: return { kind: 'gap', time: raw[1], count: raw[2] };
  }
};

export const stateName = code => STATES[code >> 1];
export const isProved = code => (code & 1) === 1;
export const shown = code => isProved(code) ? stateName(code) : `(${stateName(code)})`;

export const arrowKind = one => one.flags.includes('RST') ? 'rst'
  : one.labels.some(label => /retransmission/.test(label)) ? 'again'
  : one.labels.some(label => /out_of_order|duplicate_ack|lost|zero|full/.test(label)) ? 'odd'
  : one.flags.includes('SYN') ? 'syn' : one.flags.includes('FIN') ? 'fin' : one.length > 0 ? 'data' : 'plain';

// PSH and ACK as on the wire, but those that matter first to the eye.
export const flagText = one => one.flags.join(' ');
export const numbers = one => [`seq ${one.seq}`, one.ack === null ? '' : `ack ${one.ack}`, one.length ? `len ${one.length}` : '',
  one.window === null ? '' : `win ${one.window}`].filter(Boolean);
