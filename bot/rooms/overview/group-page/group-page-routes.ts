import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import type { Words } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import { type GroupInRollout, type GroupPage, getGroupPage } from '../../../contract/overview/group-page.ts';
import { type Caller, type Route, route } from '../../../doors/http/route.ts';
import type { Adoption } from '../../adoption/usage-snapshots.ts';
import { ofNewestReport } from '../../adoption/whole-reports.ts';
import { perHundred } from '../../champions/contribution.ts';
import type { RolloutTeam } from '../../crew/rollout-team.ts';
import { memberId } from '../../crew/team.ts';
import { addedOf, NO_MARKS } from '../../directory/added.ts';
import type { Directory } from '../../directory/directory.ts';
import type { Feedback } from '../../feedback/feedback.ts';
import { maySeeAllOf } from '../../feedback/issue.ts';
import type { Group } from '../../people/groups-table.ts';
import type { People } from '../../people/people.ts';
import { PILOT } from '../../people/person.ts';
import { userPhases } from '../../playbooks/playbook.ts';
import { groupsInRollout } from '../../rollout/pilots/groups-in-rollout.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import { peopleInWaves } from '../../rollout/waves/people-in-waves.ts';
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { type Reached, waveView } from '../status/status.ts';
import { countBySeverity, groupAdoption } from './group-page.ts';

interface GroupPageDeps {
  people: People;
  rollouts: Rollouts;
  directory: { added: Pick<Directory['added'], 'ofRollout'> };
  team: { members: Pick<RolloutTeam['members'], 'get'> };
  feedback: { issues: Pick<Feedback['issues'], 'waitingIn'> };
  adoption: Pick<Adoption, 'reports' | 'totals'>;
  /** How many people each wave's announcement reached; told by the room that announces. */
  reachedIn(rolloutId: string): Promise<Reached>;
  clock: Clock;
  timeZone: string;
  /** Counts over fewer people are not shown. */
  privacyFloor: number;
}

/** Everything about one business group on one page, from this room and the rooms before it. */
export function groupPageRoutes(deps: GroupPageDeps): Route[] {
  const { people, clock, timeZone } = deps;
  return [
    route(getGroupPage, async ({ caller, params, query, say }) => {
      const group = await audienceNamed(people, params.id);
      const [shown, ofGroup] = await Promise.all([
        rolloutsOf(deps, query.rollout),
        group.id === PILOT ? undefined : factsOf(deps, caller, group),
      ]);
      return {
        today: today(clock, timeZone).toString(),
        group: { id: group.id, name: group.name },
        people: group.people,
        pilots: group.pilots,
        rollouts: await Promise.all(
          shown.map(async ({ rollout, name }) => ({
            id: rollout.id,
            name: sayWords(name, say),
            waves: await wavesOf(deps, rollout, group),
            departmentLead: await departmentLeadOf(deps, rollout, group),
          })),
        ),
        champions: ofGroup?.champions ?? null,
        issues: ofGroup?.issues ?? null,
        adoption: ofGroup?.adoption ?? null,
      };
    }),
  ];
}

/** The rollouts that a page is about, with what they are called. @throws AnswerError for one that is not there. */
async function rolloutsOf(
  { rollouts, clock, timeZone }: GroupPageDeps,
  wanted: string | undefined,
): Promise<{ rollout: Rollout; name: Words }[]> {
  const all = await rollouts.all();
  const names = nameRollouts(all);
  const shown =
    wanted === undefined
      ? rolloutsInSight(all, today(clock, timeZone))
      : all.filter(({ id }) => id === wanted);
  if (wanted !== undefined && shown.length === 0) throw notFound('rollout', wanted);
  return shown.map((rollout) => ({ rollout, name: names.get(rollout.id) ?? rollout.title }));
}

/** A business group, or the pilot set as if it were one. @throws AnswerError when there is none. */
async function audienceNamed(people: People, id: string): Promise<Group> {
  if (id === PILOT) {
    const pilots = (await people.groups.all()).reduce((sum, group) => sum + group.pilots, 0);
    return { id, name: 'Pilot set', people: pilots, pilots: 0 };
  }
  const group = await people.groups.get(id);
  if (!group) throw notFound('group', id);
  return group;
}

async function wavesOf(
  deps: GroupPageDeps,
  rollout: Rollout,
  group: Group,
): Promise<GroupInRollout['waves']> {
  const { rollouts, directory, reachedIn, clock, timeZone } = deps;
  const [waves, groups, reached, marks] = await Promise.all([
    rollouts.waves(rollout.id),
    groupsInRollout(deps, rollout.id),
    reachedIn(rollout.id),
    directory.added.ofRollout(rollout.id),
  ]);
  const date = today(clock, timeZone);
  const size = peopleInWaves(groups, group.id);
  return userPhases(rollout.playbook).map(({ id, name }) => {
    const wave = waves.find((one) => one.phaseId === id && one.groupId === group.id);
    const view = wave && waveView(wave, size, reached.get(wave.id) ?? null, date);
    const added = wave ? addedOf(marks.get(wave.id) ?? NO_MARKS, size) : 0;
    return { phase: { id, name }, wave: view ?? null, added };
  });
}

async function departmentLeadOf(
  { team }: GroupPageDeps,
  rollout: Rollout,
  group: Group,
): Promise<GroupInRollout['departmentLead']> {
  if (group.id === PILOT) return null;
  const place = memberId({ role: 'department-lead', groupId: group.id, email: '' });
  const lead = await team.members.get(rollout.id, place);
  return lead ? { name: lead.name, email: lead.email, outsider: lead.personId === null } : null;
}

async function factsOf(
  { people, feedback, adoption, privacyFloor }: GroupPageDeps,
  caller: Caller,
  group: Group,
): Promise<Pick<GroupPage, 'champions' | 'issues' | 'adoption'>> {
  const [champions, waiting, used] = await Promise.all([
    people.championsOf(group.id),
    maySeeAllOf(caller, group.id) ? feedback.issues.waitingIn(group.id) : undefined,
    ofNewestReport(adoption.reports, async ({ refreshDate }) =>
      groupAdoption(
        refreshDate.toString(),
        await adoption.totals.ofGroup(group.id, refreshDate),
        privacyFloor,
      ),
    ),
  ]);
  return {
    champions: {
      people: champions.map(({ id, name }) => ({ id, name })),
      perHundred: perHundred(champions.length, group.people + group.pilots),
    },
    issues: waiting ? { waiting: countBySeverity(waiting) } : null,
    adoption: used ?? null,
  };
}
