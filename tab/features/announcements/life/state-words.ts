import type {
  AnnouncementHead,
  AnnouncementView,
  LifeStep,
} from '../../../../bot/contract/announcements/announcement.ts';
import { OVER, type Standing, standingOf } from '../../../../bot/contract/announcements/life.ts';
import type { Format } from '../../../ui/format/format.ts';
import { STATE_WORDS } from './steps.ts';

/** In the order of the list: what waits for somebody or something, then what is over. */
export const STATES: readonly Standing[] = [
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

const BEGUN: readonly Standing[] = ['sending', 'sent', 'stopped', 'cancelled', 'retracted'];
/** What its wave keeps back while it is on hold, or while its gate has not let it go. */
const HOLDABLE: readonly Standing[] = ['approved', 'scheduled', 'sending'];

function isOver(head: Pick<AnnouncementHead, 'state' | 'stopped'>): boolean {
  return OVER.includes(standingOf(head));
}

/** Whether some of its audience may have got it. */
export function hasBegun(state: Standing): boolean {
  return BEGUN.includes(state);
}

/** The state of that name, or undefined for the choice of all states. */
export function stateNamed(name: string): Standing | undefined {
  return STATES.find((state) => state === name);
}

/** What it waits for besides its state; null where nothing keeps it back. */
export function heldWords(head: Pick<AnnouncementHead, 'state' | 'stopped' | 'heldBecause'>): string | null {
  if (head.heldBecause === null || !HOLDABLE.includes(standingOf(head))) return null;
  return `Waits: ${head.heldBecause}`;
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
    { title: 'Under way', heads: heads.filter((head) => !isOver(head)) },
    { title: 'Done', heads: heads.filter((head) => isOver(head)) },
  ].filter((section) => section.heads.length > 0);
}

/** The list as it came in, in one part. */
export function inOne(heads: readonly AnnouncementHead[]): readonly Section[] {
  return heads.length === 0 ? [] : [{ title: 'Newest first', heads }];
}

/** Why a step may not be taken now, in a sentence; null where it may. */
export function whyNotStep(
  view: Pick<AnnouncementView, 'steps' | 'whyNot' | 'state' | 'stopped'>,
  step: LifeStep,
): string | null {
  const { steps, whyNot } = view;
  if (steps.includes(step)) return null;
  const told = whyNot.find((one) => one.step === step);
  return (
    told?.why ??
    `It is ${STATE_WORDS[standingOf(view)].toLowerCase()} by now, so there is nothing to do here.`
  );
}
