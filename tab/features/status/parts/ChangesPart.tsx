import { HistoryPanel } from '../wave/HistoryPanel.tsx';
import { EachRollout } from './EachRollout.tsx';

/** What was changed of each plan. */
export function ChangesPart() {
  return <EachRollout>{({ id }) => <HistoryPanel rolloutId={id} />}</EachRollout>;
}
