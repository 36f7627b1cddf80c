import pLimit from 'p-limit';
import { AnswerError, conflict, forbidden, sentenceOf } from '../../base/errors.ts';
import { message, type Say } from '../../base/words/message.ts';
import type { DecidedGate } from '../../contract/gates/gate-decisions.ts';
import type { Caller } from '../../doors/http/route.ts';
import { nameOfGroup } from '../people/name-of-group.ts';
import type { StillSettled } from '../people/upheaval-table.ts';
import { leadsWave } from '../rollout/waves/leads-wave.ts';
import { applyGate } from './apply-gate.ts';
import { evaluate } from './conditions/conditions.ts';
import { bringGate, type Decision, decided, isSameDecision, whyNotDecide } from './decide.ts';
import type { FactsCollector } from './facts/collect-facts.ts';
import { type GatesDeps, groundsNow, momentOf, type Place, placeOf } from './gates.ts';
import type { FoundGate } from './gates-table.ts';
import { BY_RULE } from './present-gate.ts';
import { askToTell } from './telling/ask-to-tell.ts';

/** What a lead had before their eyes, and what they decided. */
type Wish = Decision & { seen: number };

/** Gates that are decided at the same time. */
const AT_ONCE = 4;

/**
 * Decides for this lead on the facts of now. A gate whose day has not come is brought by it. The wave is then where
 * its gate says, and the leads see it.
 * @throws AnswerError that says why not, or who was faster; nothing is overwritten.
 */
export async function decideGate(deps: GatesDeps, caller: Caller, waveId: string, wish: Wish): Promise<void> {
  const stillSettled = await deps.people.upheaval.refuse();
  const rolloutId = await decideAndApply({ ...deps, stillSettled }, caller, waveId, wish);
  await askToTell(deps.jobs, rolloutId);
}

/** The same for several gates of a rollout, in one go. Each stands for itself: what is refused keeps no other. */
export async function decideGates(
  deps: GatesDeps,
  { caller, say }: { caller: Caller; say: Say },
  rolloutId: string,
  { gates, ...decision }: Decision & { gates: readonly { waveId: string; seen: number }[] },
): Promise<DecidedGate[]> {
  const stillSettled = await deps.people.upheaval.refuse();
  const slots = pLimit(AT_ONCE);
  const collector = deps.collector.atOnce();
  try {
    return await Promise.all(
      gates.map(({ waveId, seen }) =>
        slots(async () => {
          const refusal = await refusalOf(() => {
            if (!waveId.startsWith(`${rolloutId}.`)) throw conflict('other-rollout');
            return decideAndApply({ ...deps, collector, stillSettled }, caller, waveId, {
              ...decision,
              seen,
            });
          });
          return { waveId, refusal: refusal && sentenceOf(refusal, say) };
        }),
      ),
    );
  } finally {
    // Also what was decided before something went wrong.
    await askToTell(deps.jobs, rolloutId);
  }
}

async function refusalOf(act: () => Promise<unknown>): Promise<AnswerError | null> {
  try {
    await act();
    return null;
  } catch (error) {
    if (error instanceof AnswerError) return error;
    throw error;
  }
}

interface DecideDeps extends Omit<GatesDeps, 'collector'> {
  collector: FactsCollector;
  stillSettled: StillSettled;
}

/** Writes the decision and brings the wave to where it says. Returns the rollout of the wave. */
async function decideAndApply(
  deps: DecideDeps,
  caller: Caller,
  askedId: string,
  wish: Wish,
): Promise<string> {
  const place = await placeOf(deps, askedId);
  const found = await deps.gates.get(place.wave.id);
  if (!leadsWave(caller, place.wave)) {
    const name = nameOfGroup(place.groups, place.wave.groupId);
    throw forbidden('not-your-group', { group: name, what: 'gates' });
  }
  // What was decided already is only applied once more: its holds may have been cut off.
  if (!found || !isSameDecision(found, wish, caller.id))
    await writeDecision(deps, caller, place, found, wish);
  await applyGate(deps, place.wave.id);
  return place.rollout.id;
}

async function writeDecision(
  deps: DecideDeps,
  caller: Caller,
  place: Place,
  found: FoundGate | undefined,
  wish: Wish,
): Promise<void> {
  const { seen, ...decision } = wish;
  if ((found?.version ?? 0) !== seen) throw changedMeanwhile(found);
  const grounds = await groundsNow(deps, place);
  await deps.stillSettled();
  const evaluation = evaluate(grounds.facts, grounds.limits);
  const now = found ?? { state: 'open' as const, storm: null };
  const refusal = whyNotDecide(place.wave, now, evaluation, decision, place.today);
  if (refusal) throw refusal;
  const moment = momentOf(deps.clock, { id: caller.id, name: caller.name });
  const gate = found ?? bringGate(place.wave, grounds, momentOf(deps.clock, moment.by), EARLY);
  const next = decided(gate, grounds, decision, moment);
  const done = found ? await deps.gates.update(found, next) : await deps.gates.add(next);
  if (done === 'written' || done === 'added') return;
  // Of two presses at once, or for two waves of one bundle, the first has decided for both.
  const meanwhile = await deps.gates.get(place.wave.id);
  if (!meanwhile || !isSameDecision(meanwhile, wish, caller.id)) throw changedMeanwhile(meanwhile);
}

const EARLY = message('gates.decided-early');

/** For the second of two leads: who decided what. */
function changedMeanwhile(gate: FoundGate | undefined) {
  const last = gate?.events.at(-1);
  return conflict('gate-changed', {
    kind: last?.kind ?? 'unknown',
    by: last?.by?.name ?? BY_RULE,
    why: last?.reason ? message('gates.in-brackets', { reason: last.reason }) : '',
  });
}
