import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import { type GroupPage, getGroupPage } from '../../../contract/overview/group-page.ts';
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
import type { Rollout } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
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
  const { people, rollouts, clock, timeZone } = deps;
  return [
    route(getGroupPage, async ({ caller, params }) => {
      const [group, rollout] = await Promise.all([audienceNamed(people, params.id), rollouts.current()]);
      const [waves, ofGroup] = await Promise.all([
        wavesOf(deps, rollout, group),
        group.id === PILOT ? undefined : factsOf(deps, caller, rollout, group),
      ]);
      return {
        today: today(clock, timeZone).toString(),
        group: { id: group.id, name: group.name },
        people: group.people,
        pilots: group.pilots,
        rollout: rollout ? { id: rollout.id, title: rollout.title } : null,
        waves,
        departmentLead: ofGroup?.departmentLead ?? null,
        champions: ofGroup?.champions ?? null,
        issues: ofGroup?.issues ?? null,
        adoption: ofGroup?.adoption ?? null,
      };
    }),
  ];
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
  { rollouts, directory, reachedIn, clock, timeZone }: GroupPageDeps,
  rollout: Rollout | undefined,
  group: Group,
): Promise<GroupPage['waves']> {
  if (!rollout) return [];
  const [waves, reached, marks] = await Promise.all([
    rollouts.waves(rollout.id),
    reachedIn(rollout.id),
    directory.added.ofRollout(rollout.id),
  ]);
  const date = today(clock, timeZone);
  return userPhases(rollout.playbook).map(({ id, name }) => {
    const wave = waves.find((one) => one.phaseId === id && one.groupId === group.id);
    const view = wave && waveView(wave, group.people, reached.get(wave.id) ?? null, date);
    const added = wave ? addedOf(marks.get(wave.id) ?? NO_MARKS, group.people) : 0;
    return { phase: { id, name }, wave: view ?? null, added };
  });
}

async function factsOf(
  { people, team, feedback, adoption, privacyFloor }: GroupPageDeps,
  caller: Caller,
  rollout: Rollout | undefined,
  group: Group,
): Promise<Pick<GroupPage, 'departmentLead' | 'champions' | 'issues' | 'adoption'>> {
  const place = memberId({ role: 'department-lead', groupId: group.id, email: '' });
  const [lead, champions, waiting, used] = await Promise.all([
    rollout && team.members.get(rollout.id, place),
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
    departmentLead: lead ? { name: lead.name, email: lead.email, outsider: lead.personId === null } : null,
    champions: {
      people: champions.map(({ id, name }) => ({ id, name })),
      perHundred: perHundred(champions.length, group.people + group.pilots),
    },
    issues: waiting ? { waiting: countBySeverity(waiting) } : null,
    adoption: used ?? null,
  };
}
