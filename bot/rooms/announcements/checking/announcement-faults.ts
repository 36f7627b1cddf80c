import { Temporal } from 'temporal-polyfill';
import { today } from '../../../base/clock.ts';
import { whyOf } from '../../../base/errors.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { nobodyIn } from '../../rollout/turns/nobody-left.ts';
import { waveState } from '../../rollout/waves/wave-state.ts';
import { whyWaveCancelled } from '../../rollout/waves/why-cancelled.ts';
import { LONGEST_LINK } from '../../training/links/training-links.ts';
import { audiencePages } from '../audience/audience-pages.ts';
import { cardOf } from '../cards/card-of.ts';
import type { Pictures } from '../pictures/pictures.ts';
import type { ChannelBook } from '../places/channel-book.ts';
import { ownerInSentence } from '../places/owner.ts';
import { channelsIn } from '../record/announcement.ts';
import { type Scene, type SceneDeps, trainingOf } from '../record/scene.ts';
import { checkAnnouncement } from './check-announcement.ts';
import { pictureFaults } from './picture-faults.ts';

export interface FaultsDeps extends SceneDeps {
  channelBook: Pick<ChannelBook, 'placesFor'>;
  pictures: Pick<Pictures, 'isThere'> | undefined;
}

/** Everything that is wrong with an announcement, checked over the real audience. */
export async function faultsOf(deps: FaultsDeps, announcement: Announcement, scene: Scene) {
  const { clock, timeZone } = deps;
  const pages = await audiencePages(deps, announcement.audience, announcement.exclude);
  const { none } = await deps.channelBook.placesFor(channelsIn(announcement));
  const cancelled = scene.wave ? whyWaveCancelled(scene.wave) : undefined;
  const bytes: Record<string, number> = {};
  for (const language of Object.keys(announcement.contents)) {
    bytes[language] = bytesOf(cardOf(announcement, scene, language, LONG_WORDS, { trainingLink: longLink }));
  }
  const faults = checkAnnouncement(announcement, {
    now: Temporal.Instant.fromEpochMilliseconds(clock.now()).toZonedDateTimeISO(timeZone),
    wave: scene.wave && {
      start: scene.wave.start,
      over: waveState(scene.wave, today(clock, timeZone)) === 'complete',
      cancelled: cancelled && whyOf(cancelled),
    },
    training: new Set(trainingOf(scene).map(({ id }) => id)),
    // One is enough to know that there is somebody.
    people: (await pages.after(undefined, 1)).length,
    nobodyIn: scene.wave ? nobodyIn(scene.groups, scene.wave.groupId) : undefined,
    withoutChannel: none.map((owner) => ownerInSentence(scene.groups, owner)),
    bytes,
  });
  return [...faults, ...(await pictureFaults(deps.pictures, announcement))];
}

/** UTF-8 bytes of the message as JSON. */
export function bytesOf(card: object): number {
  return Buffer.byteLength(JSON.stringify(card));
}

/** As long as the address of a person's own link gets. */
function longLink({ url }: { url: string }): string {
  return url.padEnd(LONGEST_LINK, 'x');
}

const LONG = 'M'.repeat(60);

/** Names as long as they come, so that nobody's card is larger than the one that was measured. */
const LONG_WORDS = {
  name: LONG,
  locale: undefined,
  group: LONG,
  team: {
    sponsor: LONG,
    successOwner: LONG,
    programManager: LONG,
    departmentLead: LONG,
    champions: `${LONG}, ${LONG} and ${LONG}`,
  },
  lead: LONG,
};
