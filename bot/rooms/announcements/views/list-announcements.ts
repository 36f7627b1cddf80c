import { whyOf } from '../../../base/errors.ts';
import type { Say } from '../../../base/words/message.ts';
import type { AnnouncementHead } from '../../../contract/announcements/announcement.ts';
import { type Standing, standingOf } from '../../../contract/announcements/life.ts';
import type { ListOrder } from '../../../contract/announcements/list-orders.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import { describeAudience, filledTitle } from '../record/scene.ts';
import { whyHeld } from '../why-held.ts';
import { whyGateForbids } from '../why-not-announce.ts';
import { fitsQuery } from './list-query.ts';
import { presentHead, type WaveStops } from './present-head.ts';

interface ListRequest {
  state?: Standing | undefined;
  wave?: string | undefined;
  before?: string | undefined;
  mine?: 'yes' | undefined;
  search?: string | undefined;
  order?: ListOrder | undefined;
}

const PAGE = 50;

/** Those that wait for somebody first; what is over comes last. */
const ORDER: readonly Standing[] = [
  'in-review',
  'sending',
  'draft',
  'approved',
  'scheduled',
  'stopped',
  'sent',
  'cancelled',
  'retracted',
];

/**
 * A page of the announcements of the current rollout that this lead may see. Reads the heads of all of them; the
 * cost follows announcements, never people.
 */
export async function listAnnouncements(
  { announcements, rollouts, people, clock }: AuthoringDeps,
  caller: Caller,
  { state, wave, before, mine, search, order = 'state' }: ListRequest,
  say: Say,
): Promise<{ announcements: AnnouncementHead[]; next: string | null }> {
  const rollout = await rollouts.current();
  if (!rollout) return { announcements: [], next: null };
  const [kept, reached, waves, groups] = await Promise.all([
    announcements.heads(rollout.id, wave),
    announcements.allReached(),
    rollouts.waves(rollout.id),
    people.groups.all(),
  ]);
  const asShown = (head: StoredHead) => ({
    title: filledTitle({ rollout, groups }, head.title, head.waveId),
    audience: say(describeAudience({ rollout, groups }, head)),
    by: head.by,
  });
  const shown = kept
    .filter((head) => state === undefined || standingOf(head) === state)
    .filter((head) => maySee(caller, head))
    .filter((head) => fitsQuery(asShown(head), { by: mine && caller.id, search }))
    .map((head) => ({ head, key: keyOf(head, order) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }) => before === undefined || key > before);
  const page = shown.slice(0, PAGE);
  const facts = { rollout, groups, stops: stopsOf(waves), reached, now: clock.now() };
  return {
    announcements: page.map(({ head }) => presentHead(head, facts, say)),
    next: shown.length > PAGE ? (page.at(-1)?.key ?? null) : null,
  };
}

/** Whoever leads some groups sees what names these alone; what names none is for leads of all. */
function maySee(caller: Caller, { groups }: StoredHead): boolean {
  if (leadsEverybody(caller)) return true;
  return groups.length > 0 && groups.every((groupId) => leadsWave(caller, { groupId }));
}

function stopsOf(waves: readonly Wave[]): Map<string, WaveStops> {
  return new Map(
    waves.map((wave) => {
      const forbidden = whyGateForbids(wave);
      return [wave.id, { held: whyHeld(wave), undecided: forbidden ? whyOf(forbidden) : null }];
    }),
  );
}

/** The newest first within a state. */
function keyOf(
  { changedAt, id, ...head }: Pick<StoredHead, 'state' | 'stopped' | 'changedAt' | 'id'>,
  order: ListOrder,
): string {
  const age = (9e15 - Date.parse(changedAt)).toString().padStart(16, '0');
  if (order === 'newest') return `${age}:${id}`;
  return `${String(ORDER.indexOf(standingOf(head))).padStart(2, '0')}:${age}:${id}`;
}
