import { createHash } from 'node:crypto';
import { sayInEnglish } from '../../../base/words/say.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { Outgoing } from '../../../doors/teams/chat.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import { presentGate } from '../gate-view.ts';
import { asKept } from '../gates.ts';
import type { FoundGate, GateHead } from '../gates-table.ts';
import { digestCard } from './digest-card.ts';
import { gateCard } from './gate-card.ts';
import { DIGEST, type GateMessage } from './gate-messages-table.ts';
import { type GatesOfRollout, summariesOf } from './gates-of-rollout.ts';

/** What the leads of a rollout are told by, read once for all of them. */
export interface Telling extends GatesOfRollout {
  /** By wave the event since when its gate needs somebody, of those that do. */
  occasions: ReadonlyMap<string, string>;
  /** Where the tab lists the gates; null where nobody knows its address. */
  listAt: string | null;
  /** Whole gates, each read at most once. */
  gateOf(waveId: string): Promise<FoundGate | undefined>;
}

type About = Pick<GateMessage, 'about' | 'told'>;

/** What the message shows once it is up to date: another text whenever it would look different. */
export function shownNow(telling: Telling, message: About): string {
  if (message.about === DIGEST) {
    return createHash('sha256')
      .update(JSON.stringify(factsOfDigest(telling, message)))
      .digest('base64url');
  }
  const gate = telling.gates.get(message.about);
  return gate ? shownOf(gate.head, gate.wave) : '';
}

/** The same for the card of one gate. */
export function shownOf(
  { version, factsAt }: Pick<GateHead, 'version' | 'factsAt'>,
  { start, end }: Pick<Wave, 'start' | 'end'>,
): string {
  return [version, factsAt, start, end].join(' ');
}

/** The message itself; undefined where the gate is gone. */
export async function messageOf(
  telling: Telling,
  message: About,
  caller: Caller,
): Promise<Outgoing | undefined> {
  if (message.about === DIGEST) return digest(telling, message);
  const wave = telling.gates.get(message.about)?.wave;
  const gate = wave && (await telling.gateOf(wave.id));
  return (
    wave &&
    gate &&
    gateCard(presentGate(asKept({ ...telling, wave }, gate), caller, sayInEnglish), sayInEnglish)
  );
}

function digest(telling: Telling, about: About) {
  const { rollout, listAt } = telling;
  return digestCard(listedIn(telling, about), { rollout: rollout.title, listAt }, sayInEnglish);
}

function listedIn(telling: Telling, { told }: About) {
  return summariesOf(telling, (waveId) => waveId in told);
}

/** All that a digest is made of: never its sentences, which may be said in another way. */
function factsOfDigest(telling: Telling, about: About) {
  const { rollout, listAt } = telling;
  const gates = listedIn(telling, about).map(({ wave, state, verdict, storm, notPassed, last }) => {
    return [wave, state, verdict, storm, notPassed, last?.id];
  });
  return { rollout: rollout.title, listAt, gates };
}
