import type {
  AnnouncementHead,
  AnnouncementState,
  AnnouncementView,
  LifeStep,
} from '../../../../bot/contract/announcements/announcement.ts';
import { OVER } from '../../../../bot/contract/announcements/life.ts';
import type { Format } from '../../../ui/format/format.ts';
import { STATE_WORDS } from './steps.ts';

/** In the order of the list: what waits for somebody or something, then what is over. */
export const STATES: readonly AnnouncementState[] = [
  'in-review',
  'sending',
  'draft',
  'approved',
  'scheduled',
  'stopped',
  'sent',
  'cancelled',
  'retracted',
];

const BEGUN: readonly AnnouncementState[] = ['sending', 'sent', 'stopped', 'cancelled', 'retracted'];
/** What its wave keeps back while it is on hold, or while its gate has not let it go. */
const HOLDABLE: readonly AnnouncementState[] = ['approved', 'scheduled', 'sending'];

function isOver(state: AnnouncementState): boolean {
  return OVER.includes(state);
}

/** Whether some of its audience may have got it. */
export function hasBegun(state: AnnouncementState): boolean {
  return BEGUN.includes(state);
}

/** The state of that name, or undefined for the choice of all states. */
export function stateNamed(name: string): AnnouncementState | undefined {
  return STATES.find((state) => state === name);
}

/** What it waits for besides its state; null where nothing keeps it back. */
export function heldWords({
  state,
  heldBecause,
}: Pick<AnnouncementHead, 'state' | 'heldBecause'>): string | null {
  if (heldBecause === null || !HOLDABLE.includes(state)) return null;
  return `Waits: ${heldBecause}`;
}

/** When it goes, or when something last happened to it. */
export function whenWords(
  { state, due, changedAt }: Pick<AnnouncementHead, 'state' | 'due' | 'changedAt'>,
  format: Format,
): string {
  if (state === 'scheduled' && due !== null) return `Due ${format.moment(due)}`;
  return format.moment(changedAt);
}

/** How many people it reached, and how many of them said so; null before anybody was counted. */
export function reachedWords({ reached }: Pick<AnnouncementHead, 'reached'>, format: Format): string | null {
  if (reached === null) return null;
  const { people, sent, acknowledged } = reached;
  return `${format.number(sent)} of ${format.number(people)} reached, ${format.number(acknowledged)} got it`;
}

export interface Section {
  readonly title: string;
  readonly heads: readonly AnnouncementHead[];
}

/** The list in its two parts, each in the order that it came in; an empty part is left out. */
export function sectionsOf(heads: readonly AnnouncementHead[]): readonly Section[] {
  return [
    { title: 'Under way', heads: heads.filter(({ state }) => !isOver(state)) },
    { title: 'Done', heads: heads.filter(({ state }) => isOver(state)) },
  ].filter((section) => section.heads.length > 0);
}

/** The list as it came in, in one part. */
export function inOne(heads: readonly AnnouncementHead[]): readonly Section[] {
  return heads.length === 0 ? [] : [{ title: 'Newest first', heads }];
}

/** Why a step may not be taken now, in a sentence; null where it may. */
export function whyNotStep(
  { steps, whyNot, state }: Pick<AnnouncementView, 'steps' | 'whyNot' | 'state'>,
  step: LifeStep,
): string | null {
  if (steps.includes(step)) return null;
  const told = whyNot.find((one) => one.step === step);
  return told?.why ?? `It is ${STATE_WORDS[state].toLowerCase()} by now, so there is nothing to do here.`;
}
