const whole = new Intl.NumberFormat('en', { style: 'percent' });
const tenths = new Intl.NumberFormat('en', { style: 'percent', minimumFractionDigits: 1, maximumFractionDigits: 1 });

/** Return a share of 1 in per cent: `42%`; almost all or almost none is not rounded to all or none. */
export function percent(share: number): string {
  const almost = (share > 0 && share < 0.005) || (share > 0.995 && share < 1);
  return (almost ? tenths : whole).format(almost ? Math.min(0.999, Math.max(0.001, share)) : share);
}

/** Return a count with its noun: `1 event`, `1,204 events`. */
export function counted(count: number, noun: string): string {
  return `${count.toLocaleString('en')} ${count === 1 ? noun : `${noun}s`}`;
}
