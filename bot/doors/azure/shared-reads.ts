/**
 * One reading for all who ask at the same time. Each gets what was read from a moment after they asked, so nobody
 * misses what was written before: of each key at most one reading is under way, and one waits for its end.
 */
export function sharedReads<T>(read: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const underWay = new Map<string, Promise<T>>();
  const waiting = new Map<string, Promise<T>>();

  function begin(key: string): Promise<T> {
    waiting.delete(key);
    const own = read(key).finally(() => {
      if (underWay.get(key) === own) underWay.delete(key);
    });
    underWay.set(key, own);
    return own;
  }

  return (key) => {
    const before = underWay.get(key);
    if (!before) return begin(key);
    const next =
      waiting.get(key) ??
      before.then(
        () => begin(key),
        () => begin(key),
      );
    waiting.set(key, next);
    return next;
  };
}
