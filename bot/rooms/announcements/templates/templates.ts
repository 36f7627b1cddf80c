import { type Message, message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import type { Draft } from '../../../contract/announcements/waves-to-announce.ts';
import { PILOT } from '../../people/person.ts';
import { defaultAnnouncements } from '../../playbooks/default-announcements.ts';
import type { UserPhase } from '../../playbooks/playbook.ts';
import type { Wave } from '../../rollout/waves/rollout.ts';
import type { WaveInFull } from '../wave-in-full.ts';

/** The language in which playbooks are written. */
export const PLAYBOOK_LANGUAGE = 'en';

/** What a lead sends to a wave without writing it: title and text, with the training of the phase. */
export function announcementOf(
  { wave, phase }: Pick<WaveInFull, 'wave' | 'phase'>,
  { title, text }: Pick<Draft, 'title' | 'text'>,
): Announcement {
  return {
    audience: { kind: 'wave', waveId: wave.id },
    exclude: { groups: [], pilot: false, champions: false, listId: null },
    fallback: PLAYBOOK_LANGUAGE,
    contents: { [PLAYBOOK_LANGUAGE]: { title, text, picture: null, buttons: [] } },
    training: phase.training.map(({ id }) => id),
    essential: false,
    schedule: { kind: 'now' },
    template: null,
  };
}

export interface Template {
  id: string;
  name: Message;
  offsetDays: number;
  announcement: Announcement;
}

/** The hour at which templates go, in each person's own zone: when most people have read what is urgent. */
const HOUR = '09:00';

/**
 * What the playbook would tell the people of a wave, by day, as drafts that hang on its dates. Placeholders are
 * left open: they are filled in when it is sent, with what is true by then.
 */
export function templatesOf(phase: UserPhase, wave: Pick<Wave, 'id' | 'groupId'>): Template[] {
  return defaultAnnouncements(phase, wave.groupId).map(({ offsetDays, title, text }, index) => ({
    id: `${phase.id}:${wave.groupId === PILOT ? 'pilot' : 'users'}:${offsetDays}:${index}`,
    name: nameOf(offsetDays, title),
    offsetDays,
    announcement: {
      audience: { kind: 'wave', waveId: wave.id },
      exclude: { groups: [], pilot: false, champions: false, listId: null },
      fallback: PLAYBOOK_LANGUAGE,
      contents: { [PLAYBOOK_LANGUAGE]: { title, text, picture: null, buttons: [] } },
      training: phase.training.map(({ id }) => id),
      essential: offsetDays >= -7 && offsetDays <= 0,
      schedule: { kind: 'relative', offsetDays, hour: HOUR, ownZone: true },
      template: `${phase.id}:${wave.groupId === PILOT ? 'pilot' : 'users'}:${offsetDays}:${index}`,
    },
  }));
}

function nameOf(offsetDays: number, title: string): Message {
  if (offsetDays === 0) return message('announcements.template.first-day', { title });
  const when = offsetDays < 0 ? 'before' : 'after';
  return message(`announcements.template.${when}`, { days: Math.abs(offsetDays), title });
}
