import type { Caller } from '../../http/route.ts';
import type { AuditTable } from './audit-table.ts';
import type { StoredComposition } from './composition.ts';
import type { SceneDeps } from './composition-scene.ts';
import type { CompositionsTable } from './compositions-table.ts';
import type { ReviewsTable } from './reviews-table.ts';
import type { RulesTable } from './rules-table.ts';

/** What happens to the deliveries of an announcement when it takes a step. Each is safe to ask for again. */
export interface DeliveryDesk {
  /** Writes the announcement down and begins to deliver it. */
  start(stored: StoredComposition, by: Pick<Caller, 'id' | 'name'>): Promise<void>;
  /** No message goes out after two seconds from now. */
  cancel(id: string): Promise<void>;
  /** Takes every card back. */
  retract(id: string): Promise<void>;
  /** Brings every card that was delivered to what it says now. */
  updateCards(id: string): Promise<void>;
  /** Whether anybody has got it. */
  delivered(id: string): Promise<boolean>;
}

export interface ComposeDeps extends SceneDeps {
  compositions: CompositionsTable;
  audit: AuditTable;
  reviews: ReviewsTable;
  rules: RulesTable;
  desk: DeliveryDesk;
}
