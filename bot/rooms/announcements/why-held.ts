import { type Message, message, type Words } from '../../base/words/message.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import type { HoldKind } from '../rollout/waves/wave-hold.ts';

/** What lets a wave go on, by what holds it. */
const WAYS_ON: Readonly<Record<HoldKind, Message>> = {
  lead: message('announcements.way-on.lead'),
  gate: message('announcements.way-on.gate'),
  storm: message('announcements.way-on.gate'),
  safeguard: message('announcements.way-on.safeguard'),
};

/** That a wave is on hold, why, and what lets its announcements go out; null while nothing holds it. */
export function whyHeld({ holds }: Pick<Wave, 'holds'>): Message | null {
  if (holds.length === 0) return null;
  const reasons = once(holds.map(({ why }) => asSentence(why)));
  const ways = once(holds.map(({ kind }) => WAYS_ON[kind]));
  return message('announcements.held', { reasons: { series: reasons, between: ' ' }, ways: { list: ways } });
}

function asSentence(why: Words): Words {
  return typeof why !== 'string' || /[.!?]$/.test(why) ? why : `${why}.`;
}

function once<Said extends Words>(all: readonly Said[]): Said[] {
  return [...new Map(all.map((said) => [JSON.stringify(said), said])).values()];
}
