// The axis of time that all graphs share with the ladder: what of it is shown, the chosen segment as a line through all, and what
// of it the ladder has in sight. Where someone moves or zooms, the ladder follows.
export const timeAxis = (story, changed, moved) => {
  let from = 0, to = Math.max(1, story.duration), now = null, lit = [], sight = [0, 0], isWhole = true;
  const set = (low, high) => {
    const whole = Math.max(1, story.duration), length = Math.min(whole * 1.04, Math.max(1000, high - low));
    from = Math.max(-whole * .02, Math.min(low, whole * 1.02 - length));
    to = from + length;
    changed();
  };
  const move = (low, high) => { isWhole = false; set(low, high); moved(from, to); };
  const whole = () => { isWhole = true; set(-story.duration * .02, story.duration * 1.02); };
  whole();
  return {
    range: () => [from, to], now: () => now, lit: () => lit, whole, zoomTo: move, sight: () => sight,
    see: (low, high) => { sight = [low, high]; changed(); },
    zoom: (factor, around = now ?? (from + to) / 2) => move(around - (around - from) * factor, around + (to - around) * factor),
    move: part => move(from + part * (to - from), to + part * (to - from)),
    grow: () => { if (isWhole) whole(); else changed(); },
    select: (time, times) => {
      now = time; lit = times;
      if (time < from || time > to) { const length = to - from; set(time - length / 2, time + length / 2); }
    },
  };
};
