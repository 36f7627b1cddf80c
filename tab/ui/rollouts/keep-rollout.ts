import { createPath, parsePath, useSearchParams } from 'react-router';

/** The part of the address that says which rollout the screens are about. */
export const ROLLOUT_PARAM = 'rollout';

/** Makes an address within the tab stay with the rollout that is chosen now, unless it names one itself. */
export function useKeepRollout(): (to: string) => string {
  const [query] = useSearchParams();
  const rollout = query.get(ROLLOUT_PARAM);
  return (to) => (rollout === null ? to : keepRollout(to, rollout));
}

export function keepRollout(to: string, rollout: string): string {
  const { search = '', ...path } = parsePath(to);
  const query = new URLSearchParams(search);
  if (query.has(ROLLOUT_PARAM)) return to;
  query.set(ROLLOUT_PARAM, rollout);
  return createPath({ ...path, search: `?${query}` });
}
