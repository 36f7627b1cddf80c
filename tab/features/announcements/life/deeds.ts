import type { LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import {
  DELETABLE,
  EDITABLE,
  STEPS_FROM,
  type Standing,
} from '../../../../bot/contract/announcements/life.ts';

/** What can be done with an announcement from here; every other step of its life is in the composer. */
export type Deed = 'compose' | 'duplicate' | 'cancel' | 'go-on' | 'retract' | 'remove';

const FROM: Readonly<Record<Deed, (state: Standing) => boolean>> = {
  compose: (state) => EDITABLE.includes(state),
  'go-on': (state) => state === 'stopped' && STEPS_FROM.send.includes(state),
  duplicate: () => true,
  cancel: (state) => STEPS_FROM.cancel.includes(state),
  retract: (state) => STEPS_FROM.retract.includes(state),
  remove: (state) => DELETABLE.includes(state),
};
const DEEDS: readonly Deed[] = ['compose', 'go-on', 'duplicate', 'cancel', 'retract', 'remove'];

/** What fits a state, in the order of menus. Whether this lead may is asked when they do it. */
export function deedsFor(state: Standing): readonly Deed[] {
  return DEEDS.filter((deed) => FROM[deed](state));
}

/** The step of its life that a deed is, and that is asked about first; undefined for every other deed. */
export function stepOf(deed: Deed): Extract<LifeStep, 'cancel' | 'retract' | 'send'> | undefined {
  if (deed === 'cancel' || deed === 'retract') return deed;
  return deed === 'go-on' ? 'send' : undefined;
}
