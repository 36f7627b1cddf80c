import type { Temporal } from 'temporal-polyfill';
import { notFound } from '../../../base/errors.ts';
import type { Words } from '../../../base/words/message.ts';
import type { StrategyId } from '../../../contract/rollout/rollout.ts';
import { type Playbook, type UserPhase, userPhases } from '../../playbooks/playbook.ts';
import { gonePhase } from './gone-from-playbook.ts';
import type { KeptSettings } from './kept-settings.ts';
import type { PlannedWave } from './planned-wave.ts';
import type { WaveGate } from './wave-gate.ts';
import type { WaveHold } from './wave-hold.ts';

/** One playbook being carried out. */
export interface Rollout {
  id: string;
  title: string;
  playbook: Playbook;
  strategy: StrategyId;
  start: Temporal.PlainDate;
  /** First day after the last wave. */
  end: Temporal.PlainDate;
  /** What was set for this plan; the rest came from the playbook. */
  settings: KeptSettings;
  plannedAt: string;
  /** The lead who planned it; null where nobody noted it. */
  plannedBy: { id: string; name: string } | null;
  /** Nothing of it goes on that is not over; null unless somebody cancelled it. */
  cancelled: Cancellation | null;
}

export interface Cancellation {
  /** ISO 8601. */
  at: string;
  /** The same moment as a day of the organisation's zone: what was over by then stays so. */
  on: string;
  /** Name of the lead. */
  by: string;
  /** As people read it. */
  reason: string;
}

/** A planned wave as it is kept: with its id, and with the reason if it is stopped. */
export interface Wave extends PlannedWave {
  id: string;
  rolloutId: string;
  /** Everything that stops it now; it goes on when the last of them is released. */
  holds: readonly WaveHold[];
  /** The reasons of all holds as one; null when it is not held. */
  heldBecause: Words | null;
  /** Whether its gate lets it go: a wave that is closed is not announced. */
  gate: WaveGate;
  /** Its rollout was cancelled before it was over: nothing of it goes on. Null for all others. */
  cancelled: Cancellation | null;
}

/** The phase of a wave; one that the playbook no longer has goes by its id. Waves exist for phases that reach people. */
export function phaseOf(rollout: Pick<Rollout, 'playbook'>, phaseId: string): UserPhase {
  return phaseIn(rollout, phaseId) ?? gonePhase(phaseId);
}

/** A phase that somebody asks for. @throws AnswerError when the playbook has no such phase that reaches people */
export function phaseNamed(rollout: Pick<Rollout, 'playbook'>, phaseId: string): UserPhase {
  const phase = phaseIn(rollout, phaseId);
  if (!phase) throw notFound('phase', phaseId);
  return phase;
}

function phaseIn({ playbook }: Pick<Rollout, 'playbook'>, phaseId: string): UserPhase | undefined {
  return userPhases(playbook).find(({ id }) => id === phaseId);
}
