import { type Clock, timestamp } from '../../base/clock.ts';
import { conflict, forbidden, notFound } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import {
  type DirectoryView,
  getDirectory,
  getWaveAdded,
  markListed as markListedEndpoint,
  markWholeWave,
  type SetDirectoryGroup,
  setDirectoryGroup,
  takeBackMark,
  type WaveAdded,
} from '../../contract/directory/directory.ts';
import { type Caller, leadsEverybody, type Route, route } from '../../doors/http/route.ts';
import type { AdoptionApi } from '../adoption/room.ts';
import type { People } from '../people/people.ts';
import { PILOT } from '../people/person.ts';
import { groupsInRollout } from '../rollout/pilots/groups-in-rollout.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import { peopleInWaves } from '../rollout/waves/people-in-waves.ts';
import { phaseNamed, phaseOf, type Rollout, type Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import type { Directory } from './directory.ts';
import { checkDirectoryGroup, usageOf } from './directory-group.ts';
import { markListed, markWhole, takeBack } from './mark-added.ts';
import { presentDirectory, presentWaveAdded } from './present-directory.ts';
import { usingView } from './using.ts';

interface DirectoryRoutesDeps {
  people: People;
  rollouts: Pick<Rollouts, 'get' | 'waves' | 'wave' | 'pilots'>;
  directory: Directory;
  adoption: Pick<AdoptionApi, 'usageNow'>;
  clock: Clock;
}

/** Marks that a screen shows: older ones help nobody. */
const SHOWN_MARKS = 20;

export function directoryRoutes(deps: DirectoryRoutesDeps): Route[] {
  const { people, rollouts, directory, clock } = deps;
  const marking = { added: directory.added, people, rollouts, clock };

  /** @throws AnswerError when there is no such wave or this lead does not act for its people. */
  async function waveFor(caller: Caller, waveId: string): Promise<Wave> {
    const wave = await rollouts.wave(waveId);
    if (leadsWave(caller, wave)) return wave;
    const name = await nameOf(people, wave.groupId);
    throw forbidden('not-your-group', { group: name, what: 'added' });
  }

  return [
    route(getDirectory, async ({ caller, params }) =>
      directoryView(deps, await rolloutOf(deps, params.id), caller),
    ),
    route(setDirectoryGroup, async ({ caller, params, body }) => {
      const rollout = await rolloutOf(deps, params.id);
      await nameDirectoryGroup(deps, { rollout, phaseId: params.phaseId, wish: body, caller });
      return directoryView(deps, rollout, caller);
    }),
    route(getWaveAdded, async ({ caller, params }) =>
      waveAdded(deps, await rollouts.wave(params.waveId), caller),
    ),
    route(markWholeWave, async ({ caller, params }) => {
      const wave = await waveFor(caller, params.waveId);
      await markWhole(marking, wave, await peopleOf(deps, wave), byline(caller));
      return waveAdded(deps, wave, caller);
    }),
    route(markListedEndpoint, async ({ caller, params, body, say }) => {
      const wave = await waveFor(caller, params.waveId);
      const report = await markListed({ ...marking, say }, wave, body, byline(caller));
      return { ...report, wave: await waveAdded(deps, wave, caller) };
    }),
    route(takeBackMark, async ({ caller, params, body }) => {
      const wave = await waveFor(caller, params.waveId);
      await takeBack(marking, wave, body.mark, byline(caller));
      return waveAdded(deps, wave, caller);
    }),
  ];
}

interface NamingWish {
  rollout: Rollout;
  phaseId: string;
  wish: SetDirectoryGroup;
  caller: Caller;
}

async function nameDirectoryGroup(
  { directory, clock }: DirectoryRoutesDeps,
  { rollout, phaseId, wish, caller }: NamingWish,
): Promise<void> {
  if (!leadsEverybody(caller)) throw forbidden('all-groups-only', { what: 'directory' });
  const phase = phaseNamed(rollout, phaseId);
  if (wish.name !== null) checkDirectoryGroup(wish.name);
  const saved = await directory.groups.save(rollout.id, phaseId, {
    name: wish.name === phase.addedTo ? null : wish.name,
    usage: wish.usage,
    by: byline(caller),
    at: timestamp(clock),
    version: wish.seen + 1,
  });
  if (saved === 'saved') return;
  const now = await directory.groups.get(rollout.id, phaseId);
  throw conflict('directory-group-changed', {
    by: now?.by.name ?? message('common.somebody'),
    phase: phase.name,
  });
}

async function directoryView(
  deps: DirectoryRoutesDeps,
  rollout: Rollout,
  caller: Caller,
): Promise<DirectoryView> {
  const { rollouts, directory, adoption } = deps;
  const [waves, groups, choices, marks] = await Promise.all([
    rollouts.waves(rollout.id),
    groupsInRollout(deps, rollout.id),
    directory.groups.of(rollout.id),
    directory.added.ofRollout(rollout.id),
  ]);
  const using = await Promise.all(
    rollout.playbook.phases.map(async (phase) => {
      if (phase.audience !== 'users') return undefined;
      const usage = usageOf(rollout.playbook, phase, choices.get(phase.id));
      return [phase.id, await usingView(adoption, usage, undefined)] as const;
    }),
  );
  return presentDirectory({
    rollout,
    waves,
    groups,
    choices,
    marks,
    using: new Map(using.filter((one) => one !== undefined)),
    mayName: leadsEverybody(caller),
  });
}

async function waveAdded(deps: DirectoryRoutesDeps, wave: Wave, caller: Caller): Promise<WaveAdded> {
  const { people, directory, adoption } = deps;
  const rollout = await rolloutOf(deps, wave.rolloutId);
  const phase = phaseOf(rollout, wave.phaseId);
  const [groupName, count, choice, found, marks] = await Promise.all([
    nameOf(people, wave.groupId),
    peopleOf(deps, wave),
    directory.groups.get(rollout.id, phase.id),
    directory.added.ofWave(rollout.id, wave.id),
    directory.added.marks(wave.id, SHOWN_MARKS),
  ]);
  return presentWaveAdded({
    wave,
    phase,
    groupName,
    people: count,
    choice,
    found,
    marks,
    using: await usingView(adoption, usageOf(rollout.playbook, phase, choice), wave.groupId),
    mayMark: leadsWave(caller, wave),
  });
}

async function rolloutOf({ rollouts }: DirectoryRoutesDeps, id: string): Promise<Rollout> {
  const rollout = await rollouts.get(id);
  if (!rollout) throw notFound('rollout', id);
  return rollout;
}

async function nameOf(people: People, groupId: string): Promise<string> {
  return groupId === PILOT ? 'Pilot set' : people.groupName(groupId);
}

/** People of a wave, from the counts of the groups. */
async function peopleOf(deps: DirectoryRoutesDeps, { rolloutId, groupId }: Wave): Promise<number> {
  return peopleInWaves(await groupsInRollout(deps, rolloutId), groupId);
}

function byline({ id, name }: Caller) {
  return { id, name };
}
