import type { Message, Say, Words } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { AnnouncementHead } from '../../../contract/announcements/announcement.ts';
import type { Group } from '../../people/groups-table.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import { isDue } from '../record/announcement.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import type { Reached } from '../record/reached.ts';
import { describeAudience, filledTitle } from '../record/scene.ts';

/** What a wave has against its announcements. */
export interface WaveStops {
  held: Message | null;
  /** Its gate: what is due waits for that as well. */
  undecided: Message | null;
}

interface HeadFacts {
  rollout: Rollout;
  /** What the rollout is called among all. */
  name: Words;
  groups: readonly Group[];
  /** By wave. */
  stops: ReadonlyMap<string, WaveStops>;
  /** What became of announcements so far, by announcement. */
  reached: ReadonlyMap<string, Reached>;
  /** In ms since 1970. */
  now: number;
}

export function presentHead(
  head: StoredHead,
  { rollout, name, groups, stops, reached, now }: HeadFacts,
  say: Say,
): AnnouncementHead {
  const { id, title, state, waveId, languages, due, by, changedAt, essential } = head;
  const wave = waveId === null ? undefined : stops.get(waveId);
  const waits = wave?.held ?? (isDue(head, now) ? wave?.undecided : null);
  return {
    id,
    title: filledTitle({ rollout, groups }, title, waveId),
    state,
    stopped: head.stopped,
    heldBecause: waits ? say(waits) : null,
    audience: say(describeAudience({ rollout, groups }, head)),
    waveId,
    rollout: { id: rollout.id, name: sayWords(name, say) },
    languages,
    due,
    by,
    changedAt,
    essential,
    reached: presentReached(reached.get(id)),
  };
}

/** Null before anybody was counted. */
function presentReached(reached: Reached | undefined): AnnouncementHead['reached'] {
  if (!reached || reached.audience === 0) return null;
  return { people: reached.audience, sent: reached.sent, acknowledged: reached.acknowledged };
}
