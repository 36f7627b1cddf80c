import { AnswerError } from '../../../base/errors.ts';
import { openTrainingLink } from '../../../contract/delivery/sending.ts';
import { type Route, route } from '../../../doors/http/route.ts';
import type { AnnouncementsTable } from '../../announcements/record/announcements-table.ts';
import { type SceneDeps, sceneOf, trainingOf } from '../../announcements/record/scene.ts';
import type { TrainingLinks } from '../../training/links/training-links.ts';
import type { DeliveriesTable } from '../sending/deliveries-table.ts';
import type { ReceiptBook } from './receipt-book.ts';

interface GoDeps extends SceneDeps {
  announcements: Pick<AnnouncementsTable, 'get'>;
  deliveries: Pick<DeliveriesTable, 'get'>;
  receipts: ReceiptBook;
  links: Pick<TrainingLinks, 'read'>;
}

/**
 * Where the links to training on cards lead. Whoever holds a link may follow it, as on any card; it says nothing about
 * its person. The address is that of the announcement's item as it is now, never one from the link. A scanner that
 * opens the links of messages counts as an opening: nothing tells it from a person.
 */
export function goRoutes(deps: GoDeps): Route[] {
  const { announcements, deliveries, receipts, links } = deps;
  return [
    route(openTrainingLink, async ({ params }) => {
      const click = links.read(params.token);
      const found = click && (await announcements.get(click.announcementId));
      if (!click || !found?.announcement.training.includes(click.item)) throw gone();
      const [scene, delivery] = await Promise.all([
        sceneOf(deps, found.announcement, found.rolloutId),
        deliveries.get(click.announcementId, click.chunk, click.personId),
      ]);
      const item = trainingOf(scene).find(({ id }) => id === click.item);
      if (!item) throw gone();
      if (delivery) await receipts.note(delivery, 'openedTraining');
      return item.url;
    }),
  ];
}

function gone(): AnswerError {
  return new AnswerError('not-found', 'training-link-unknown');
}
