import type { Jobs } from '../../../doors/jobs/job.ts';
import type { CardBook } from '../cards/composed-messages.ts';
import type { ChannelBook } from '../places/channel-book.ts';
import type { ReviewsTable } from '../reviewing/reviews-table.ts';
import type { RulesTable } from '../rules/rules-table.ts';
import type { AuditTable } from './audit-table.ts';
import type { SceneDeps } from './composition-scene.ts';
import type { CompositionsTable } from './compositions-table.ts';

export interface ComposeDeps extends SceneDeps {
  compositions: CompositionsTable;
  audit: AuditTable;
  reviews: ReviewsTable;
  rules: RulesTable;
  cardBook: Pick<CardBook, 'forget'>;
  channelBook: Pick<ChannelBook, 'placesFor'>;
  jobs: Jobs;
}
