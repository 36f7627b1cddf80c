import { isDeepStrictEqual } from 'node:util';
import type { Words } from '../../../base/words/message.ts';
import type { Announcement, AnnouncementState } from '../../../contract/announcements/announcement.ts';
import { type Standing, standingOf } from '../../../contract/announcements/life.ts';
import { LONGEST_TITLE } from '../../../contract/announcements/limits.ts';
import type { ChannelOwner } from '../../../contract/channels/channels.ts';
import type { ResendState, SendRunKind } from '../../../contract/delivery/send-runs.ts';
import type { HoldableSpan } from '../../rollout/waves/wave-state.ts';

interface Name {
  id: string;
  name: string;
}

/** An announcement as its authors know it, from the first draft on. Its deliveries hang on the same id. */
export interface StoredAnnouncement {
  id: string;
  rolloutId: string;
  announcement: Announcement;
  state: AnnouncementState;
  /** Who made it. */
  by: Name;
  /** Everybody who changed what it says since it was last approved; none of them may approve it. */
  authors: string[];
  approved: { by: Name; at: string } | null;
  createdAt: string;
  changedAt: string;
  /** When the first person gets it, ISO 8601 in UTC; null while it is not scheduled. */
  due: string | null;
  /** When it was scheduled for its hour, or that hour was moved; missing in those scheduled before this was noted. */
  scheduledAt?: string;
  /** Grows by one with each change. */
  version: number;
  /** The version since which it says what it says; reviews of an earlier one were of another text. */
  writtenIn: number;
  /**
   * The dates of its wave that `due`, or the cards that people have, were worked out from: `start/end`, and
   * `start/end/cancelled` once its rollout was cancelled.
   */
  waveDates?: string;
  /** The newest run over its people that somebody asked for; missing before the first. */
  run?: WishedRun;
  /** What the run still has to do; empty while nothing is sent. */
  open: readonly Part[];
  /** Why a fault of the set-up stopped its run before everybody was served; null while none has. */
  stoppedBecause: Words | null;
  /** What is to become of the cards that people have already; the newest wish counts. */
  wish?: CardsWish;
}

/** What a run serves: people in their chats, and team channels. */
export const PARTS = ['people', 'posts'] as const;
export type Part = (typeof PARTS)[number];

/** A fault of the set-up has stopped its run, and nobody has gone on with it or ended it since. */
export function isStopped({
  state,
  stoppedBecause,
}: Pick<StoredAnnouncement, 'state' | 'stoppedBecause'>): boolean {
  return state === 'sending' && stoppedBecause !== null;
}

/** Its run goes on: somebody is being sent to, or is to be. */
export function isUnderWay(found: Pick<StoredAnnouncement, 'state' | 'stoppedBecause'>): boolean {
  return found.state === 'sending' && !isStopped(found);
}

/** Where it stands for who looks at it. */
export function standing(found: Pick<StoredAnnouncement, 'state' | 'stoppedBecause'>): Standing {
  return standingOf({ state: found.state, stopped: isStopped(found) });
}

/** A pass over the people of an announcement, as it was asked for. */
export interface WishedRun {
  number: number;
  kind: SendRunKind;
  /** Whom a resend is for. */
  states?: readonly ResendState[];
  by: Name;
  /** ISO 8601; the moment also names the wish. */
  at: string;
  /** It has come to its end, and that is in the record. */
  ended: boolean;
  /** Who ended it before that. */
  cancelledBy?: Name;
}

/** Every card is to say what it would say now, or is to be taken back. */
export interface CardsWish {
  kind: 'update' | 'retract';
  /** ISO 8601; a card that was brought up to date since then needs nothing. */
  at: string;
}

/** Whether people read the same: when and to whom it goes may differ. */
export function saysTheSame(a: Announcement, b: Announcement): boolean {
  const said = ({ contents, training, essential, unfinished }: Announcement) => [
    contents,
    training,
    essential,
    unfinished?.contents,
  ];
  return isDeepStrictEqual(said(a), said(b));
}

/** Dates of a wave as they are remembered with an announcement, and whether it was cancelled. */
export function datesOf({ start, end, cancelled }: HoldableSpan): string {
  const dates = `${start}/${end}`;
  return cancelled ? `${dates}/cancelled` : dates;
}

/** In the audit record: who takes the steps that nobody takes by hand. */
export const BY_ITSELF: Name = { id: '00000000-0000-0000-0000-000000000000', name: 'Groundswell' };

/** Whose channels get one post as well. */
export function channelsIn({ channels }: Pick<Announcement, 'channels'>): readonly ChannelOwner[] {
  return channels ?? [];
}

/** What it is called, also while its text is not finished. */
export function titleOf({ contents, fallback, unfinished }: Announcement): string {
  return unfinished?.contents?.[fallback]?.title.slice(0, LONGEST_TITLE) ?? contents[fallback]?.title ?? '';
}

/** The languages it is written in, those that are not finished among them. */
export function languagesOf({ contents, unfinished }: Announcement): string[] {
  return [...new Set([...Object.keys(contents), ...Object.keys(unfinished?.contents ?? {})])];
}

/** The wave that it hangs on: its dates move it, and its hold stops it. Null for other audiences. */
export function waveOf({ audience }: Pick<Announcement, 'audience'>): string | null {
  return audience.kind === 'wave' ? audience.waveId : null;
}

/** Its hour has come, and it is still waiting. `now` in ms since 1970. */
export function isDue({ state, due }: Pick<StoredAnnouncement, 'state' | 'due'>, now: number): boolean {
  return state === 'scheduled' && due !== null && Date.parse(due) <= now;
}
