import type { Temporal } from 'temporal-polyfill';
import type { AnnouncementView } from '../../contract/announcements/announcing.ts';
import type { WaveSummary } from '../../contract/rollout/rollout.ts';
import type { WaveInFull } from '../announcements/waves.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import type { Announcement } from './runs/announcement.ts';
import { createTally } from './sending/tally.ts';

/** Before the first roll-up. */
const NOTHING_COUNTED = createTally().result().counts;

export function presentWave({ wave, phase, groupName }: WaveInFull, today: Temporal.PlainDate): WaveSummary {
  return {
    id: wave.id,
    phase: { id: phase.id, name: phase.name },
    group: { id: wave.groupId, name: groupName },
    state: waveState(wave, today),
    start: wave.start.toString(),
    end: wave.end.toString(),
  };
}

/** `links`: undefined where openings of training are not counted. */
export function presentAnnouncement(
  announcement: Announcement,
  wave: WaveSummary | null,
  links: object | undefined,
): AnnouncementView {
  const { tally } = announcement;
  return {
    id: announcement.id,
    wave,
    title: announcement.title,
    text: announcement.text,
    state: announcement.state,
    stoppedBecause: announcement.stoppedBecause,
    by: announcement.by,
    startedAt: announcement.startedAt,
    settledAt: announcement.settledAt,
    countedAt: tally?.countedAt ?? null,
    // What was counted by an earlier version knows fewer receipts.
    counts: { ...NOTHING_COUNTED, ...tally?.counts },
    countsOpenings: links !== undefined,
    reasons: tally?.reasons ?? [],
  };
}
