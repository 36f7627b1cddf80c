import type { Temporal } from 'temporal-polyfill';
import { type Clock, today } from '../../../base/clock.ts';
import { notFound } from '../../../base/errors.ts';
import { type Message, message, type Words } from '../../../base/words/message.ts';
import type { Need } from '../../../contract/overview/needs.ts';
import { type Caller, leadsEverybody } from '../../../doors/http/route.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import { isOf, type ReviewsTable } from '../../announcements/reviewing/reviews-table.ts';
import { maySeeAllOf } from '../../feedback/issue.ts';
import type { IssuesTable, WaitingIssue } from '../../feedback/issues-table.ts';
import type { Importing } from '../../importing/room.ts';
import { isPilotIn, ORGANISATIONS_SET, type PilotSet } from '../../rollout/pilots/pilot-set.ts';
import { nameRollouts } from '../../rollout/waves/name-rollouts.ts';
import type { Rollout, Wave } from '../../rollout/waves/rollout.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { rolloutsInSight } from '../../rollout/waves/rollouts-in-sight.ts';
import { approvalsWaiting, gatesWaiting, issuesWaiting, stoppedOnes, wavesHeld } from './waiting.ts';

export interface NeedsDeps {
  rollouts: Pick<Rollouts, 'plans'>;
  announcements: Pick<AnnouncementsTable, 'heads' | 'get'>;
  reviews: Pick<ReviewsTable, 'of'>;
  issues: Pick<IssuesTable, 'waiting'>;
  imports: Pick<Importing, 'newest'>;
  clock: Clock;
  timeZone: string;
}

/** A need whose sentence is still data. */
export type NeedFound = Omit<Need, 'what'> & { what: Message };

/**
 * What waits for somebody, the most pressing first. Costs what the waves and the announcements of the rollouts cost, and
 * the issues that wait; never the people.
 * @throws AnswerError for a rollout that is not there.
 */
export async function readNeeds(
  deps: NeedsDeps,
  caller: Caller,
  wanted: string | undefined,
): Promise<NeedFound[]> {
  const { rollouts, imports, issues, clock, timeZone } = deps;
  const date = today(clock, timeZone);
  const [plans, newest, waiting] = await Promise.all([
    rollouts.plans(),
    leadsEverybody(caller) ? imports.newest() : undefined,
    issues.waiting(),
  ]);
  const all = plans.map(({ rollout }) => rollout);
  const planOf = new Map(plans.map((plan) => [plan.rollout, plan]));
  const shown = wanted === undefined ? rolloutsInSight(all, date) : all.filter(({ id }) => id === wanted);
  if (wanted !== undefined && shown.length === 0) throw notFound('rollout', wanted);
  const names = nameRollouts(all);
  const byRollout = await Promise.all(
    shown.map((rollout) =>
      ofRollout(deps, caller, {
        rollout,
        waves: planOf.get(rollout)?.waves ?? [],
        pilots: planOf.get(rollout)?.pilots ?? ORGANISATIONS_SET,
        name: names.get(rollout.id) ?? rollout.title,
        today: date,
      }),
    ),
  );
  return [
    ...(newest?.state === 'interrupted' ? [importNeed(newest)] : []),
    ...byRollout.flatMap(({ pressing }) => pressing),
    ...byRollout.flatMap(({ written }) => written),
    ...issueNeeds(
      waiting.filter(({ groupId, rolloutId }) => {
        const ofShown = wanted === undefined || rolloutId === wanted;
        return ofShown && maySeeAllOf(caller, groupId);
      }),
      clock.now(),
    ),
    ...byRollout.flatMap(({ held }) => held),
  ];
}

interface Looked {
  rollout: Rollout;
  waves: readonly Wave[];
  pilots: PilotSet;
  name: Words;
  today: Temporal.PlainDate;
}

async function ofRollout(deps: NeedsDeps, caller: Caller, looked: Looked) {
  const { rollout, waves, pilots, name, today: date } = looked;
  const heads = await deps.announcements.heads(rollout.id);
  const gates = gatesWaiting(waves, caller, date);
  const held = wavesHeld(waves, caller, date);
  const stopped = stoppedOnes(heads, caller);
  const approvals = approvalsWaiting(heads, caller);
  const reviews = isPilotIn(pilots, { ...caller, groupId: caller.group.id })
    ? await notReviewed(deps, caller, heads)
    : [];
  const at = (place: string) => `${place}?rollout=${rollout.id}`;
  const one = (place: string, ids: readonly { id: string }[]) =>
    ids.length === 1 ? at(`${place}/${ids[0]?.id}`) : at(place);
  const say = (
    kind: Need['kind'],
    found: readonly { id: string }[],
    to: string,
    what: Message,
  ): NeedFound[] => (found.length === 0 ? [] : [{ kind, count: found.length, what, to }]);
  const counted = (found: readonly unknown[]) => ({ count: found.length, rollout: name });
  return {
    pressing: [
      ...say(
        'stopped',
        stopped,
        one('/announce', stopped),
        message('overview.need-stopped', counted(stopped)),
      ),
      ...say('gate', gates, one('/gates', gates), gatesSentence(gates, name)),
    ],
    written: [
      ...say(
        'approval',
        approvals,
        one('/announce', approvals),
        message('overview.need-approval', counted(approvals)),
      ),
      ...say('review', reviews, '/mine', message('overview.need-review', counted(reviews))),
    ],
    held: say(
      'held',
      held,
      at('/status').concat('&view=waves'),
      message('overview.need-held', counted(held)),
    ),
  };
}

function gatesSentence(gates: readonly Wave[], rollout: Words): Message {
  const start = { day: gates[0]?.start.toString() ?? '' };
  return message('overview.need-gate', { count: gates.length, rollout, start });
}

/** Material in review that this person of the pilot set has said nothing of yet, as it reads now. */
async function notReviewed(
  { announcements, reviews }: NeedsDeps,
  caller: Caller,
  heads: Awaited<ReturnType<AnnouncementsTable['heads']>>,
) {
  const inReview = heads.filter(({ state }) => state === 'in-review');
  const open = await Promise.all(
    inReview.map(async (head) => {
      const [found, said] = await Promise.all([announcements.get(head.id), reviews.of(head.id)]);
      return !found || said.some((review) => review.by.id === caller.id && isOf(review, found)) ? [] : [head];
    }),
  );
  return open.flat();
}

function importNeed({ by }: { by: string }): NeedFound {
  return { kind: 'import', count: 1, what: message('overview.need-import', { by }), to: '/status/people' };
}

function issueNeeds(issues: readonly WaitingIssue[], now: number): NeedFound[] {
  const { unanswered, late } = issuesWaiting(issues, now);
  return [
    ...(unanswered.length > 0
      ? [
          issueNeed(
            'unanswered',
            unanswered,
            message('overview.need-unanswered', { count: unanswered.length }),
          ),
        ]
      : []),
    ...(late.length > 0
      ? [issueNeed('late', late, message('overview.need-late', { count: late.length }))]
      : []),
  ];
}

function issueNeed(kind: 'unanswered' | 'late', issues: readonly WaitingIssue[], what: Message): NeedFound {
  const state = kind === 'late' ? 'in-progress' : 'open';
  const [first] = issues;
  const to = issues.length === 1 && first ? `/issues?issue=${first.number}` : `/issues?state=${state}`;
  return { kind, count: issues.length, what, to };
}
