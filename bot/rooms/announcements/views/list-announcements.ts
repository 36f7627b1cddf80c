import { today } from '../../../base/clock.ts';
import { notFound, whyOf } from '../../../base/errors.ts';
import type { Say, Words } from '../../../base/words/message.ts';
import type { AnnouncementHead } from '../../../contract/announcements/announcement.ts';
import { type Standing, standingOf } from '../../../contract/announcements/life.ts';
import type { ListOrder } from '../../../contract/announcements/list-orders.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import { leadsWave } from '../../rollout/waves/leads-wave.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { partsOfWaveId } from '../../rollout/waves/wave-id.ts';
import type { AuthoringDeps } from '../authoring-deps.ts';
import type { StoredHead } from '../record/announcement-row.ts';
import { describeAudience, filledTitle } from '../record/scene.ts';
import { whyHeld } from '../why-held.ts';
import { whyGateForbids } from '../why-not-announce.ts';
import { fitsQuery } from './list-query.ts';
import { presentHead, type WaveStops } from './present-head.ts';

interface ListRequest {
  rollout?: string | undefined;
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
 * A page of the announcements of the rollouts in sight, or of one, that this lead may see. Reads the heads of all of
 * them; the cost follows announcements, never people.
 * @throws AnswerError for a rollout that is not there.
 */
export async function listAnnouncements(
  deps: AuthoringDeps,
  caller: Caller,
  { rollout, state, wave, before, mine, search, order = 'state' }: ListRequest,
  say: Say,
): Promise<{ announcements: AnnouncementHead[]; next: string | null }> {
  const { announcements, people, clock } = deps;
  const wanted = wave === undefined ? rollout : partsOfWaveId(wave).rolloutId;
  const [{ rollouts, names }, reached, groups] = await Promise.all([
    rolloutsOf(deps, wanted),
    announcements.allReached(),
    people.groups.all(),
  ]);
  const lists = await Promise.all(rollouts.map(async (one) => ofRollout(deps, one, wave)));
  const shown = lists
    .flat()
    .filter(({ head }) => state === undefined || standingOf(head) === state)
    .filter(({ head }) => maySee(caller, head))
    .filter((listed) => fitsQuery(asShown(listed, groups, say), { by: mine && caller.id, search }))
    .map((listed) => ({ ...listed, key: keyOf(listed.head, order) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .filter(({ key }) => before === undefined || key > before);
  const page = shown.slice(0, PAGE);
  return {
    announcements: page.map(({ head, rollout: of, stops }) => {
      const name = names.get(of.id) ?? of.title;
      return presentHead(head, { rollout: of, name, groups, stops, reached, now: clock.now() }, say);
    }),
    next: shown.length > PAGE ? (page.at(-1)?.key ?? null) : null,
  };
}

/** What is to be listed with what its rollout has against it. */
interface Listed {
  head: StoredHead;
  rollout: Rollout;
  stops: ReadonlyMap<string, WaveStops>;
}

/** @throws AnswerError for one that is wanted and not there. */
async function rolloutsOf(
  { rollouts, clock, timeZone }: AuthoringDeps,
  wanted: string | undefined,
): Promise<{ rollouts: readonly Rollout[]; names: ReadonlyMap<string, Words> }> {
  const all = await rollouts.all();
  const names = nameRollouts(all);
  if (wanted === undefined) return { rollouts: rolloutsInSight(all, today(clock, timeZone)), names };
  const found = all.find(({ id }) => id === wanted);
  if (!found) throw notFound('rollout', wanted);
  return { rollouts: [found], names };
}

async function ofRollout(
  { announcements, rollouts }: AuthoringDeps,
  rollout: Rollout,
  wave: string | undefined,
): Promise<Listed[]> {
  const [heads, waves] = await Promise.all([
    announcements.heads(rollout.id, wave),
    rollouts.waves(rollout.id),
  ]);
  const stops = stopsOf(waves);
  return heads.map((head) => ({ head, rollout, stops }));
}

function asShown({ head, rollout }: Listed, groups: readonly Group[], say: Say) {
  return {
    title: filledTitle({ rollout, groups }, head.title, head.waveId),
    audience: say(describeAudience({ rollout, groups }, head)),
    by: head.by,
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
