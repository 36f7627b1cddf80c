import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { type Clock, timestamp, today } from '../../../base/clock.ts';
import { type AnswerError, conflict, notFound } from '../../../base/errors.ts';
import { message, type Words } from '../../../base/words/message.ts';
import type { PlanChange } from '../../../contract/rollout/plan-dates.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Group } from '../../people/groups-table.ts';
import type { BesideReaders } from '../planning/read-beside.ts';
import type { KeptSettings } from '../waves/kept-settings.ts';
import type { PlanChanges } from '../waves/plan-changes.ts';
import type { LoggedEntry, LoggedMove } from '../waves/plan-log.ts';
import type { Rollout, Wave } from '../waves/rollout.ts';
import type { Rollouts } from '../waves/rollouts.ts';
import { checkMoves } from './check-moves.ts';

export interface MoveDeps extends BesideReaders {
  rollouts: BesideReaders['rollouts'] & Pick<Rollouts, 'datesSeen'>;
  planChanges: PlanChanges;
  clock: Clock;
  timeZone: string;
}

/** A plan as it was read. */
export interface PlanRead {
  rollout: Rollout;
  /** The wave that a change is about; left out for one of the plan as a whole. */
  wave?: Wave;
  waves: readonly Wave[];
  /** As many people as the rollout has in them. */
  groups: readonly Group[];
  /** Of the plan, read before its waves: whoever changed it since is found out when a move is carried out. */
  version: number;
}

interface MoveOrder {
  seen: number;
  change: PlanChange;
  reason: Words;
  /** Why people may be in two rollouts at once; what is taken back needs no reason of its own. */
  despite?: string | undefined;
  caller: Caller;
  moves: readonly LoggedMove[];
  /** Of the plan from now on; they stay where this is left out. */
  settings?: KeptSettings | undefined;
}

/**
 * Carries out moves that were worked out from the plan as found, whoever asks for them: none goes past other rollouts.
 * @throws AnswerError (plan-changed) when it is not the plan that was seen, or no longer, and where the moves run into
 *   another rollout and must not; nothing is moved then.
 */
export async function carryOutMove(
  deps: MoveDeps,
  found: PlanRead,
  { seen, change, reason, despite, caller, moves, settings }: MoveOrder,
): Promise<{ moveId: string; seen: number; waves: number }> {
  const { rollouts, planChanges, clock } = deps;
  const { rollout, wave, waves, version } = found;
  if (version !== seen) throw await planChanged(planChanges, rollout.id);
  const before = rollout.end.toString();
  const end = endOfMoved(waves, moves) ?? before;
  const own = moves.find(({ waveId }) => waveId === wave?.id);
  const changedSettings = settings && { before: rollout.settings, after: settings };
  // Again while other rollouts get other dates: each time the moves are judged by them as they are.
  for (;;) {
    const datesSeen = await rollouts.datesSeen();
    const collisions = await checkMoves(deps, found, moves, despite !== undefined || change === 'undone');
    const why = collisions && despite !== undefined ? withWhy(reason, despite) : reason;
    const entry: LoggedEntry = {
      ...entryOf(clock, change, { id: wave?.id ?? null }, why, caller),
      dates: own ? { from: own.from, to: own.to } : null,
      waves: moves.length,
      version: seen + 1,
      rolloutEnd: { before, after: end },
    };
    const done = await planChanges.move({
      rolloutId: rollout.id,
      seen,
      entry,
      moves,
      end,
      datesSeen,
      ...(changedSettings && { settings: changedSettings }),
    });
    if (done === 'changed') throw await planChanged(planChanges, rollout.id);
    if (done === 'moved') return { moveId: entry.id, seen: seen + 1, waves: moves.length };
  }
}

/** A reason with why people may be in two rollouts at once, as one. */
function withWhy(reason: Words, why: string): Words {
  return message('rollout.moved-despite', { reason, why });
}

/**
 * What takes the last move back, wave by wave.
 * @throws AnswerError when it is not the last move any more, or not of today: then it is a new move.
 */
export async function movesBack(
  { planChanges, clock, timeZone }: Pick<MoveDeps, 'planChanges' | 'clock' | 'timeZone'>,
  { rollout, wave, waves, version }: PlanRead,
  moveId: string,
): Promise<{ reason: Words; moves: LoggedMove[]; settings: KeptSettings | undefined }> {
  const move = await planChanges.moveOf(rollout.id, moveId);
  if (!move || move.entry.waveId !== (wave?.id ?? null)) throw notFound('move', moveId);
  const { entry, moves, settingsBefore: settings } = move;
  const starts = new Map(waves.map(({ id, start }) => [id, start.toString()]));
  if (entry.version !== version || moves.some(({ waveId, to }) => starts.get(waveId) !== to.start)) {
    throw await planChanged(planChanges, rollout.id);
  }
  const day = Temporal.Instant.from(entry.at).toZonedDateTimeISO(timeZone).toPlainDate();
  if (!day.equals(today(clock, timeZone))) throw conflict('undo-too-late');
  return {
    reason: message('rollout.undone', { reason: entry.reason }),
    moves: moves.map(({ waveId, from, to }) => ({ waveId, from: to, to: from })),
    settings,
  };
}

/** The refusal of a move that was judged by an older plan, with who changed it. */
export async function planChanged(planChanges: PlanChanges, rolloutId: string): Promise<AnswerError> {
  const { entries } = await planChanges.history(rolloutId);
  const last = entries.find(({ version }) => version !== null);
  return conflict('plan-changed', { by: last?.by.name ?? message('common.somebody') });
}

/** An entry of the history that changes no dates. */
export function entryOf<Id extends string | null>(
  clock: Clock,
  change: PlanChange,
  { id: waveId }: { id: Id },
  reason: Words,
  { id, name }: Pick<Caller, 'id' | 'name'>,
): LoggedEntry & { waveId: Id } {
  return {
    id: randomUUID(),
    change,
    waveId,
    by: { id, name },
    at: timestamp(clock),
    reason,
    dates: null,
    waves: 0,
    version: null,
    rolloutEnd: null,
  };
}

/** The first day after the last wave, once moved; undefined without waves. */
export function endOfMoved(waves: readonly Wave[], moves: readonly LoggedMove[]): string | undefined {
  const to = new Map(moves.map((move) => [move.waveId, move.to.end]));
  // Dates in this form sort as text.
  return waves
    .map(({ id, end }) => to.get(id) ?? end.toString())
    .toSorted()
    .at(-1);
}
