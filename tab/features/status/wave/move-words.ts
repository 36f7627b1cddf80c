import type { MovePreviewView, PlanEntryView } from '../../../../bot/contract/overview/moves.ts';
import type { Format } from '../../../ui/format/format.ts';

/** What happened to a wave, or to the rollout, for one line of the history. */
export function historyLine(entry: PlanEntryView, format: Format): string {
  if (entry.change === 'refrozen') {
    const windows = 'changed the freeze windows';
    return entry.waves === 0
      ? windows
      : `${windows}, and ${format.count(entry.waves, 'wave', 'waves')} with them`;
  }
  if (entry.wave === null && entry.change === 'undone') return 'took back a change of the freeze windows';
  if (entry.change === 'pilots') return 'changed the pilot set of the rollout';
  if (entry.wave === null) return `${entry.change} the rollout`;
  const wave = `${entry.wave.phaseName} for ${entry.wave.groupName}`;
  if (entry.change === 'held') return `held ${wave}`;
  if (entry.change === 'released') return `released ${wave}`;
  const verb = entry.change === 'undone' ? 'moved back' : 'moved';
  const dates =
    entry.dates === null
      ? ''
      : ` from ${format.day(entry.dates.from.start)} to ${format.day(entry.dates.to.start)}`;
  const others =
    entry.waves > 1 ? `, and ${format.count(entry.waves - 1, 'other wave', 'other waves')} with it` : '';
  return `${verb} ${wave}${dates}${others}`;
}

/** A preview that may be carried out, and with a reason for it. */
export function mayMove(preview: MovePreviewView | undefined, reason: string): preview is MovePreviewView {
  return (
    preview !== undefined &&
    preview.changed.length > 0 &&
    preview.refusals.length === 0 &&
    reason.trim() !== ''
  );
}
