import type { z } from 'zod';
import { today } from '../../base/clock.ts';
import { notFound, type Refusal, whyOf } from '../../base/errors.ts';
import type { Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { getWavesToAnnounce, WaveToAnnounce } from '../../contract/announcements/waves-to-announce.ts';
import type { WaveSummary } from '../../contract/rollout/rollout.ts';
import type { Caller } from '../../doors/http/route.ts';
import { whyNotAnnounce } from '../announcements/why-not-announce.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import { groupsInRollout } from '../rollout/pilots/groups-in-rollout.ts';
import { bundlesOf } from '../rollout/planning/bundles.ts';
import { phaseAsTold } from '../rollout/planning/phases-together.ts';
import { nobodyIn } from '../rollout/turns/nobody-left.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import { nameRollouts } from '../rollout/waves/name-rollouts.ts';
import type { Rollout } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../rollout/waves/rollouts-in-sight.ts';
import type { Basics } from '../room.ts';
import { type PresentDeps, presentSending, presentWave } from './present.ts';
import type { FoundSending } from './record/sending-row.ts';
import type { SendingsTable } from './record/sendings-table.ts';

type Query = z.output<typeof getWavesToAnnounce.query>;
type Reply = z.output<typeof getWavesToAnnounce.reply>;

interface Deps extends PresentDeps, Pick<Basics, 'clock' | 'timeZone'> {
  people: Pick<People, 'groups' | 'table'>;
  rollouts: Pick<Rollouts, 'all' | 'waves' | 'pilots'>;
  sendings: Pick<SendingsTable, 'ofRollout'>;
}

/** A wave with what decides how it is listed. */
interface Listed {
  summary: WaveSummary;
  /** Ids of all waves of its bundle: they are announced as one. */
  together: readonly string[];
  rollout: WaveToAnnounce['rollout'];
  sending: FoundSending | undefined;
  refusal: Refusal | undefined;
  /** By start; the id tells apart those of one day. */
  key: string;
}

const PAGE = 100;
/** Each of those has a sending to look up. */
const PAGE_OF_ANNOUNCED = 40;

/**
 * A page of the waves that this lead may announce. All waves are looked at, which are kept; only those of the page are
 * shown with what became of their announcements.
 * @throws AnswerError for a rollout that is not there.
 */
export async function wavesToAnnounce(deps: Deps, caller: Caller, query: Query, say: Say): Promise<Reply> {
  const all = (await listedIn(deps, caller, query.rollout, say)).sort((a, b) => (a.key < b.key ? -1 : 1));
  const fitting = all.filter((one) => fits(one, query));
  if (query.announced === 'yes') fitting.reverse();
  const from = query.before === undefined ? 0 : fitting.findIndex(({ key }) => key === query.before) + 1;
  const size = query.announced === 'yes' ? PAGE_OF_ANNOUNCED : PAGE;
  const page = fitting.slice(from, from + size);
  const next = all.find(({ refusal }) => !refusal);
  const asked = all.find(({ together }) => together.some((id) => id === query.wave)) ?? next;
  const present = (one: Listed) => presentListed(deps, one, say);
  return {
    nextWaveId: next?.summary.id ?? null,
    asked: asked ? await present(asked) : null,
    waves: await Promise.all(page.map(present)),
    next: from + size < fitting.length ? (page.at(-1)?.key ?? null) : null,
  };
}

async function listedIn(deps: Deps, caller: Caller, wanted: string | undefined, say: Say): Promise<Listed[]> {
  const { rollouts, sendings, people, clock, timeZone } = deps;
  const date = today(clock, timeZone);
  const [all, groups] = await Promise.all([rollouts.all(), people.groups.all()]);
  const names = nameRollouts(all);
  const groupNames = new Map(groups.map(({ id, name }) => [id, name])).set(PILOT, 'Pilot set');
  const shown = wanted === undefined ? rolloutsInSight(all, date) : all.filter(({ id }) => id === wanted);
  if (wanted !== undefined && shown.length === 0) throw notFound('rollout', wanted);

  const ofRollout = async (rollout: Rollout): Promise<Listed[]> => {
    const [waves, own, announced] = await Promise.all([
      rollouts.waves(rollout.id),
      groupsInRollout(deps, rollout.id),
      sendings.ofRollout(rollout.id),
    ]);
    const byWave = new Map(announced.map((sending) => [sending.waveId, sending]));
    const named = { id: rollout.id, name: sayWords(names.get(rollout.id) ?? rollout.title, say) };
    const bundles = bundlesOf(rollout, waves);
    return bundles.leads
      .filter((wave) => leadsWave(caller, wave))
      .map((wave) => {
        const groupName = groupNames.get(wave.groupId) ?? wave.groupId;
        const sending = byWave.get(wave.id);
        return {
          summary: presentWave({ wave, rollout, phase: phaseAsTold(rollout, wave.phaseId), groupName }, date),
          together: bundles.of(wave).map(({ id }) => id),
          rollout: named,
          sending,
          refusal: whyNotAnnounce(wave, sending !== undefined, date, nobodyIn(own, wave.groupId)),
          key: `${wave.start.toString()} ${wave.id}`,
        };
      });
  };
  return (await Promise.all(shown.map(ofRollout))).flat();
}

function fits({ summary, rollout, sending }: Listed, { announced, open, search = '' }: Query): boolean {
  if (announced !== undefined && (announced === 'yes') !== (sending !== undefined)) return false;
  if (open === 'yes' && summary.state === 'complete') return false;
  const shown = `${summary.phase.name} ${summary.group.name} ${rollout.name}`.toLowerCase();
  return search
    .toLowerCase()
    .split(/\s+/)
    .every((word) => shown.includes(word));
}

async function presentListed(
  deps: PresentDeps,
  { summary, rollout, sending, refusal }: Listed,
  say: Say,
): Promise<WaveToAnnounce> {
  return {
    ...summary,
    rollout,
    sending: sending ? await presentSending(deps, sending, summary, say) : null,
    mayAnnounce: refusal === undefined,
    mayNotBecause: refusal ? say(whyOf(refusal)) : null,
  };
}
