import type { Clock } from '../clock.ts';
import type { People } from '../people/people.ts';
import type { Rollouts } from '../rollout/rollouts.ts';
import type { Reply } from '../teams/chat.ts';
import type { Announcement } from './announcement.ts';
import { announcementCard } from './announcement-card.ts';
import type { MessageFor } from './send.ts';
import { type WaveInFull, waveInFull } from './waves.ts';

/** Makes the messages of an announcement for one chunk of its audience. */
export type Messages = (announcement: Announcement, chunk: number) => Promise<MessageFor>;

interface MessagesDeps {
  people: People;
  rollouts: Rollouts;
  clock: Clock;
}

/** What a card says about its wave is read again after this long: the wave may have moved. */
const KEEP_MS = 30_000;

/** A card is made once for each language in a chunk, and what all cards say is read once for many chunks. */
export function createMessages({ people, rollouts, clock }: MessagesDeps): Messages {
  const waves = new Map<string, { readAt: number; wave: Promise<WaveInFull> }>();

  function waveOf(waveId: string): Promise<WaveInFull> {
    const now = clock.now();
    const known = waves.get(waveId);
    if (known && now - known.readAt < KEEP_MS) return known.wave;
    const wave = waveInFull(rollouts, people, waveId);
    for (const [id, { readAt }] of waves) if (now - readAt >= KEEP_MS) waves.delete(id);
    waves.set(waveId, { readAt: now, wave });
    wave.catch(() => waves.delete(waveId));
    return wave;
  }

  return async ({ id, waveId, title, text }, chunk) => {
    const { wave, phase, groupName } = await waveOf(waveId);
    const receipt = { announcementId: id, chunk };
    const byLocale = new Map<string | undefined, Reply>();
    return ({ locale }) => {
      const made = byLocale.get(locale) ?? {
        card: announcementCard({ title, text, phase, wave, groupName, locale, receipt }),
        summary: title,
      };
      byLocale.set(locale, made);
      return made;
    };
  };
}
