import { type Clock, timestamp, today } from '../../base/clock.ts';
import { conflict } from '../../base/errors.ts';
import type { Draft } from '../../contract/announcements/announcing.ts';
import type { Composition } from '../../contract/announcements/composition.ts';
import type { Caller } from '../../doors/http/route.ts';
import { type GateRefusals, whyNotAnnounce } from '../announcements/may-announce.ts';
import type { WaveInFull } from '../announcements/waves.ts';
import { datesOf } from '../announcements/writing/composition.ts';
import type { CompositionsTable } from '../announcements/writing/compositions-table.ts';
import type { People } from '../people/people.ts';
import { whyNobodyIn } from '../rollout/turns/nobody-left.ts';
import type { Announcement } from './runs/announcement.ts';
import type { AnnouncementsTable } from './runs/announcements-table.ts';

interface SendAtOnceDeps {
  people: Pick<People, 'groups'>;
  announcements: AnnouncementsTable;
  compositions: CompositionsTable;
  clock: Clock;
  timeZone: string;
  gateRefusals?: GateRefusals;
}

/** The language in which playbooks are written. */
export const PLAYBOOK_LANGUAGE = 'en';

/** What a lead sends to a wave without composing it: title and text, with the training of the phase. */
export function compositionOf(
  { wave, phase }: Pick<WaveInFull, 'wave' | 'phase'>,
  { title, text }: Pick<Draft, 'title' | 'text'>,
): Composition {
  return {
    audience: { kind: 'wave', waveId: wave.id },
    exclude: { groups: [], pilot: false, champions: false, listId: null },
    fallback: PLAYBOOK_LANGUAGE,
    contents: { [PLAYBOOK_LANGUAGE]: { title, text, picture: null, buttons: [] } },
    training: phase.training.map(({ id }) => id),
    essential: false,
    schedule: { kind: 'now' },
    template: null,
  };
}

/**
 * Saves an announcement under the id of the click, ready to be delivered. The same click twice saves it once.
 * @throws AnswerError when the wave cannot be announced, or has its announcement already.
 */
export async function saveAtOnce(
  { people, announcements, compositions, clock, timeZone, gateRefusals }: SendAtOnceDeps,
  full: WaveInFull,
  draft: Draft & { id: string },
  caller: Caller,
): Promise<Announcement> {
  const { wave, rollout } = full;
  const known = await announcements.get(draft.id);
  if (known?.waveId === wave.id) return known;
  const [refusals, groups] = await Promise.all([gateRefusals?.(rollout.id), people.groups.all()]);
  const refusal = whyNotAnnounce(wave, false, today(clock, timeZone), {
    nobodyIn: whyNobodyIn(groups, wave.groupId),
    gateRefusal: refusals?.get(wave.id),
  });
  if (refusal) throw conflict(refusal.code, refusal.why);
  const by = { id: caller.id, name: caller.name };
  const now = timestamp(clock);
  await compositions.add({
    id: draft.id,
    rolloutId: rollout.id,
    composition: compositionOf(full, draft),
    state: 'sending',
    by,
    authors: [caller.id],
    approved: null,
    createdAt: now,
    changedAt: now,
    due: null,
    version: 1,
    writtenIn: 1,
    waveDates: datesOf(wave),
  });
  const { id, title, text } = draft;
  const announcement = newAnnouncement({
    id,
    rolloutId: rollout.id,
    waveId: wave.id,
    title,
    text,
    by,
    startedAt: now,
  });
  const added = await announcements.addFirst(announcement);
  if (added === 'added') return announcement;
  const holder = added.taken === draft.id ? await announcements.get(draft.id) : undefined;
  if (holder) return holder;
  await compositions.remove(draft.id);
  throw conflict('already-announced', 'This wave has its announcement already: somebody sent it before you.');
}

/** An announcement at the moment when its delivery begins. */
export function newAnnouncement(
  begun: Pick<Announcement, 'id' | 'rolloutId' | 'waveId' | 'title' | 'text' | 'by' | 'startedAt'>,
): Announcement {
  return { ...begun, state: 'freezing', stoppedBecause: null, chunks: null, settledAt: null, tally: null };
}
