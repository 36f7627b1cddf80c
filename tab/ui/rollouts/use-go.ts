import { type NavigateOptions, useNavigate } from 'react-router';
import { useKeepRollout } from './keep-rollout.ts';

/** Goes to an address within the tab; the rollout that is chosen stays chosen there. */
export function useGo(): (to: string, options?: NavigateOptions) => void {
  const navigate = useNavigate();
  const keepRollout = useKeepRollout();
  return (to, options) => void navigate(keepRollout(to), options);
}
