/** Reads for each key but once, and gives everybody the same: for as long as what was read may count as now. */
export function readOnce<A extends unknown[], T>(
  read: (...of: A) => Promise<T>,
  keyOf: (...of: A) => string,
): (...of: A) => Promise<T> {
  const kept = new Map<string, Promise<T>>();
  return (...of) => {
    const key = keyOf(...of);
    const found = kept.get(key) ?? read(...of);
    kept.set(key, found);
    return found;
  };
}
