import { message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { isUploadedPicture } from '../../../contract/announcements/picture-rules.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { CheckFault } from './check-announcement.ts';

/**
 * Uploaded pictures that a card could not show.
 * @param pictures undefined where this product has no address that Teams reaches
 */
export async function pictureFaults(
  pictures: Pick<Pictures, 'isThere'> | undefined,
  { contents }: Announcement,
): Promise<CheckFault[]> {
  const faults: CheckFault[] = [];
  for (const [language, { picture }] of Object.entries(contents)) {
    if (!picture || !isUploadedPicture(picture.url)) continue;
    if (await pictures?.isThere(picture.url)) continue;
    const what = message(pictures ? 'announcements.picture-gone' : 'announcements.picture-not-fetched');
    faults.push({ where: `contents.${language}.picture.url`, what, blocks: true });
  }
  return faults;
}
