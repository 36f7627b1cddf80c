import { type MessageId, message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { isUploadedPicture } from '../../../contract/announcements/picture-rules.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { CheckFault } from './check-announcement.ts';

/**
 * Pictures that a card does not show: those of other sites, which would learn who reads it, and uploaded ones that
 * are gone.
 * @param pictures undefined where this product has no address that Teams reaches
 */
export async function pictureFaults(
  pictures: Pick<Pictures, 'isThere'> | undefined,
  { contents }: Announcement,
): Promise<CheckFault[]> {
  const faults: CheckFault[] = [];
  for (const [language, { picture }] of Object.entries(contents)) {
    const why = picture && (await whyNotShown(pictures, picture.url));
    if (why) faults.push({ where: `contents.${language}.picture.url`, what: message(why), blocks: true });
  }
  return faults;
}

async function whyNotShown(
  pictures: Pick<Pictures, 'isThere'> | undefined,
  url: string,
): Promise<MessageId | undefined> {
  if (!pictures) return 'announcements.picture-not-fetched';
  if (!isUploadedPicture(url)) return 'announcements.picture-elsewhere';
  return (await pictures.isThere(url)) ? undefined : 'announcements.picture-gone';
}
