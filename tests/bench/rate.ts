/** Messages per second from the first to the last of these times (ms, in any order): n - 1 intervals. */
export function ratePerSecond(times: readonly number[]): number {
  if (times.length < 2) return 0;
  const seconds = (Math.max(...times) - Math.min(...times)) / 1_000;
  return (times.length - 1) / seconds;
}

/** The most of these times (ms, in any order) that fall into any stretch of so many ms. */
export function mostWithin(stretchMs: number, times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  let most = 0;
  let first = 0;
  for (const [index, time] of sorted.entries()) {
    while ((sorted[first] ?? time) <= time - stretchMs) first += 1;
    most = Math.max(most, index - first + 1);
  }
  return most;
}
