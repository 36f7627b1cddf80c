import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { Notice } from '../../../ui/states/Notice.tsx';

/** Says that it would wait for a yes that nobody may give. */
export function NobodyApproves({ view }: { view: Pick<AnnouncementView, 'approval'> }) {
  const { nobody } = view.approval;
  return nobody === null ? null : <Notice title="It waits for an approval">{nobody}</Notice>;
}
