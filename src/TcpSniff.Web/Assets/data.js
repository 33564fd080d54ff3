// The data stand in the page packed by gzip in Base64; each block is unpacked when it is first needed.
const cache = new Map();

const unpackNow = async id => {
  const block = document.getElementById(id);
  if (!block) return null;
  const bytes = Uint8Array.from(atob(block.textContent), character => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  return JSON.parse(await new Response(stream).text());
};

export const unpack = id => {
  if (!cache.has(id)) cache.set(id, unpackNow(id));
  return cache.get(id);
};

// Each number of a series is its difference from the one before.
export const sums = differences => {
  const values = new Float64Array(differences.length);
  let sum = 0;
  for (let i = 0; i < differences.length; i++) values[i] = sum += differences[i];
  return values;
};

// The first place in a rising list whose value is not below a bound.
export const lowerBound = (values, bound) => {
  let low = 0, high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (values[middle] < bound) low = middle + 1; else high = middle;
  }
  return low;
};
