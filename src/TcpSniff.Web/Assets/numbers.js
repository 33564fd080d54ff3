// Numbers for people: spans of time and sizes as the program's text has them.
const digits = value => value < 1 ? String(+value.toFixed(2)) : value < 10 ? String(+value.toFixed(1)) : String(Math.round(value));

export const span = nanoseconds => {
  const seconds = Math.abs(nanoseconds) / 1e9, sign = nanoseconds < 0 ? '−' : '';
  if (seconds === 0) return '0 ms';
  if (seconds < 0.000095) return `${sign}${digits(seconds * 1e6)} µs`;
  if (seconds < 0.995) return `${sign}${digits(seconds * 1e3)} ms`;
  if (seconds < 600) return `${sign}${digits(seconds)} s`;
  if (seconds < 7200) return `${sign}${Math.floor(seconds / 60)} min ${Math.floor(seconds % 60)} s`;
  if (seconds < 172800) return `${sign}${Math.floor(seconds / 3600)} h ${Math.floor(seconds / 60 % 60)} min`;
  return `${sign}${Math.floor(seconds / 86400)} d ${Math.floor(seconds / 3600 % 24)} h`;
};

export const size = bytes => {
  const value = Math.abs(bytes);
  if (value < 1000) return `${Math.round(bytes)}B`;
  if (value < 999950) return `${(bytes / 1e3).toFixed(1)}K`;
  if (value < 999950000) return `${(bytes / 1e6).toFixed(1)}M`;
  return `${(bytes / 1e9).toFixed(1)}G`;
};

// The same with the unit as prose has it: 1.6 KB, 288 B.
export const bytes = count => size(count).replace(/([KMG]?)B?$/, (_, prefix) => ` ${prefix}B`);

export const clock = nanoseconds => (nanoseconds / 1e9).toFixed(6);
export const grouped = number => number.toLocaleString('en-US');
