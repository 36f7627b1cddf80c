import type { MovePreviewView, PlanEntryView, WaveDetails } from '../../../../bot/contract/overview/moves.ts';
import type { Format } from '../../../ui/format/format.ts';

/** What happened to a wave, or to the rollout, for one line of the history. */
export function historyLine(entry: PlanEntryView, format: Format): string {
  if (entry.change === 'refrozen') {
    return `changed the freeze windows, and ${format.count(entry.waves, 'wave', 'waves')} with them`;
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

/** How much a move would change, in a sentence. */
export function previewSummary(preview: MovePreviewView, format: Format): string {
  const people = preview.changed.reduce((sum, wave) => sum + wave.people, 0);
  const changes = `${format.count(preview.changed.length, 'wave changes its dates', 'waves change their dates')}, for ${format.people(people)}.`;
  const { before, after } = preview.rolloutEnd;
  if (before === after) return `${changes} The rollout ends when it did before.`;
  return `${changes} The rollout is over on ${format.day(after)} instead of ${format.day(before)}.`;
}

export function announcementWords(announcement: WaveDetails['announcement'], format: Format): string {
  if (announcement === null) return 'Not announced';
  const { state, told, scheduled } = announcement;
  const sent =
    told > 0
      ? `${format.people(told)} reached`
      : state === null
        ? undefined
        : 'Announced, nobody reached so far';
  if (scheduled === 0) return sent ?? 'Not announced';
  const waiting = format.count(scheduled, 'announcement scheduled', 'announcements scheduled');
  return sent === undefined ? waiting : `${sent}, ${waiting}`;
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
