import type { Jobs } from '../../doors/jobs/job.ts';
import type { ZoneCounts } from './audience/zone-counts.ts';
import type { CardBook } from './cards/card-book.ts';
import type { Pictures } from './pictures/pictures.ts';
import type { ChannelBook } from './places/channel-book.ts';
import type { AnnouncementsTable } from './record/announcements-table.ts';
import type { AuditTable } from './record/audit-table.ts';
import type { SceneDeps } from './record/scene.ts';
import type { ReviewsTable } from './reviewing/reviews-table.ts';
import type { RulesTable } from './rules/rules-table.ts';

export interface AuthoringDeps extends SceneDeps {
  announcements: AnnouncementsTable;
  audit: AuditTable;
  reviews: ReviewsTable;
  rules: RulesTable;
  cardBook: Pick<CardBook, 'forget'>;
  channelBook: Pick<ChannelBook, 'placesFor'>;
  /** Undefined where this product has no address that Teams reaches: then nothing is uploaded. */
  pictures: Pictures | undefined;
  zoneCounts: ZoneCounts;
  jobs: Jobs;
}
