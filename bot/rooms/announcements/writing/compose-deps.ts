import type { AnnouncementState } from '../../../contract/announcements/announcing.ts';
import type { Caller } from '../../../doors/http/route.ts';
import type { ChannelBook } from '../../channels/channel-book.ts';
import type { CardWorkTable } from '../../delivery/delivered-cards/card-work-table.ts';
import type { ResendState } from '../../delivery/job-kinds.ts';
import type { GateRefusals } from '../may-announce.ts';
import type { ReviewsTable } from '../reviewing/reviews-table.ts';
import type { RulesTable } from '../rules/rules-table.ts';
import type { AuditTable } from './audit-table.ts';
import type { StoredComposition } from './composition.ts';
import type { SceneDeps } from './composition-scene.ts';
import type { CompositionsTable } from './compositions-table.ts';

/** What happens to the deliveries of an announcement when it takes a step. Each is safe to ask for again. */
export interface DeliveryDesk {
  /** Writes the announcement down and begins to deliver it. */
  start(stored: StoredComposition, by: Pick<Caller, 'id' | 'name'>): Promise<void>;
  /** Goes on with the people who have not got it, after it was stopped. */
  resume(id: string): Promise<void>;
  /** Sends it again to those who have not got it, and to nobody else. */
  resend(id: string, states: readonly ResendState[], at: string): Promise<void>;
  /** People in these states, as they were counted last. */
  missing(id: string, states: readonly ResendState[]): Promise<number>;
  /** Posts in these states: what could not be posted counts as failed, whatever the reason. */
  missingPosts(id: string, states: readonly ResendState[]): Promise<number>;
  /** No message goes out after two seconds from now. */
  cancel(id: string, by: string): Promise<void>;
  /** Takes every card back. */
  retract(id: string): Promise<void>;
  /** Brings every card that was delivered to what it says now. */
  updateCards(id: string): Promise<void>;
  /** Whether anybody has got it. */
  delivered(id: string): Promise<boolean>;
  /** Where its delivery stands; undefined while it was not begun. */
  course(id: string): Promise<DeliveryCourse | undefined>;
}

export interface DeliveryCourse {
  state: AnnouncementState;
  stoppedBecause: string | null;
  /** When the last of its people was served; null before, and where it was stopped. */
  settledAt: string | null;
}

export interface ComposeDeps extends SceneDeps {
  compositions: CompositionsTable;
  audit: AuditTable;
  reviews: ReviewsTable;
  rules: RulesTable;
  desk: DeliveryDesk;
  channelBook: Pick<ChannelBook, 'placesFor'>;
  cardWork: Pick<CardWorkTable, 'get'>;
  /** Told by the room of gates; without it every wave may be announced as far as gates go. */
  gateRefusals?: GateRefusals;
}
