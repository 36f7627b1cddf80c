import { message } from '../../../base/words/message.ts';
import { sayInEnglish } from '../../../base/words/say.ts';
import type { Announcement, AnnouncementFault } from '../../../contract/announcements/announcement.ts';
import { isUploadedPicture } from '../../../contract/announcements/picture-rules.ts';
import type { Pictures } from '../pictures/pictures.ts';

/**
 * Uploaded pictures that a card could not show.
 * @param pictures undefined where this product has no address that Teams reaches
 */
export async function pictureFaults(
  pictures: Pick<Pictures, 'isThere'> | undefined,
  { contents }: Announcement,
): Promise<AnnouncementFault[]> {
  const faults: AnnouncementFault[] = [];
  for (const [language, { picture }] of Object.entries(contents)) {
    if (!picture || !isUploadedPicture(picture.url)) continue;
    if (await pictures?.isThere(picture.url)) continue;
    const what = message(pictures ? 'announcements.picture-gone' : 'announcements.picture-not-fetched');
    faults.push({ where: `contents.${language}.picture.url`, what: sayInEnglish(what), blocks: true });
  }
  return faults;
}
