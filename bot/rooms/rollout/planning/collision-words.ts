import { conflict, type Refusal, refusal } from '../../../base/errors.ts';
import { type Message, message, type Say } from '../../../base/words/message.ts';
import { sayWords } from '../../../base/words/stored.ts';
import type { CollisionsView } from '../../../contract/rollout/collisions.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT } from '../../people/person.ts';
import type { Playbook } from '../../playbooks/playbook.ts';
import { peopleInWaves } from '../waves/people-in-waves.ts';
import { dateOfDay } from './day-number.ts';
import { calledGroup, groupNames } from './group-names.ts';
import {
  type Beside,
  type JudgedCollisions,
  type PlanCollision,
  sharedFrom,
  sharedTo,
} from './judge-collisions.ts';
import { onDay } from './on-day.ts';

/** Of so many collisions a screen tells the waves; of the others only how many there are. */
const SHOWN = 12;

/** Whose plan runs into others, and what people are called. */
interface About {
  playbook: Playbook;
  groups: Beside['groups'];
  /** The next start without a collision; null where there is none. */
  nextStart: number | null;
}

/** Why a plan that runs into others cannot be had, or what has to come with it. */
function whyCollides(judged: JudgedCollisions, about: About): Refusal {
  const { refusedFor, waves, people, found } = judged;
  const [first] = found;
  const params = {
    first: first ? runsInto(first, about) : '',
    waves,
    people,
    next: about.nextStart === null ? '' : message('rollout.next-free-start', { day: onDay(about.nextStart) }),
  };
  if (refusedFor === null) return refusal('collision-needs-reason', params);
  return refusal('collision-refused', { ...params, why: refusedFor });
}

/** @throws AnswerError for collisions that are refused, or that need a reason where none is given. */
export function checkCollisions(
  judged: JudgedCollisions | null,
  about: About,
  reason: string | undefined,
): void {
  if (judged === null || (judged.refusedFor === null && reason !== undefined)) return;
  const { code, params } = whyCollides(judged, about);
  throw conflict(code, params);
}

export function presentCollisions(judged: JudgedCollisions, about: About, say: Say): CollisionsView {
  const { code, params } = whyCollides(judged, about);
  return {
    waves: judged.waves,
    people: judged.people,
    refused: judged.refusedFor !== null,
    why: say({ id: `error.${code}`, params }),
    first: judged.found.slice(0, SHOWN).map((one) => presentCollision(one, about, say)),
    nextStart: about.nextStart === null ? null : dateOfDay(about.nextStart).toString(),
  };
}

function presentCollision(
  collision: PlanCollision,
  { playbook, groups }: About,
  say: Say,
): CollisionsView['first'][number] {
  const { wave, other } = collision;
  return {
    phase: { id: wave.phaseId, name: nameOfPhase(playbook, wave.phaseId) },
    group: { id: wave.groupId, name: nameOfGroup(groups, wave.groupId) },
    people: peopleInWaves(groups, wave.groupId),
    rollout: { id: other.rollout.id, name: sayWords(other.rollout.name, say) },
    otherPhase: { id: other.phaseId, name: nameOfPhase(other.rollout.playbook, other.phaseId) },
    from: dateOfDay(sharedFrom(collision)).toString(),
    to: dateOfDay(sharedTo(collision)).toString(),
  };
}

function runsInto(collision: PlanCollision, { playbook, groups }: About): Message {
  const { wave, other } = collision;
  const phase = nameOfPhase(playbook, wave.phaseId);
  return message('rollout.runs-into', {
    wave:
      wave.groupId === PILOT
        ? message('rollout.wave-of-pilot', { phase })
        : message('rollout.wave-of-group', { phase, group: calledGroup(wave.groupId, groupNames(groups)) }),
    other: nameOfPhase(other.rollout.playbook, other.phaseId),
    rollout: other.rollout.name,
    first: onDay(sharedFrom(collision)),
    last: onDay(sharedTo(collision) - 1),
  });
}

function nameOfPhase({ phases }: Playbook, phaseId: string): string {
  return phases.find(({ id }) => id === phaseId)?.name ?? phaseId;
}
