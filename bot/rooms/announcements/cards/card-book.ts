import { lineOf } from '../../../base/plain-line.ts';
import type { Card, OutgoingCard } from '../../../doors/teams/chat.ts';
import type { TeamWords } from '../../crew/team-words.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { PILOT } from '../../people/person.ts';
import type { TrainingLinks } from '../../training/links/training-links.ts';
import type { StoredAnnouncement } from '../record/announcement.ts';
import type { AnnouncementsTable } from '../record/announcements-table.ts';
import { type Scene, type SceneDeps, sceneOf } from '../record/scene.ts';
import { cardOf } from './card-of.ts';
import { chooseLanguage } from './choose-language.ts';
import { isPersonal, personalCard, trainingMark } from './personal-card.ts';
import { firstNameOf, type RecipientWords } from './placeholders.ts';
import { type Answered, type ReceiptDays, receiptDays } from './receipt-days.ts';

export interface CardBookDeps extends SceneDeps {
  announcements: Pick<AnnouncementsTable, 'get'>;
  /** Undefined where this product has no address that people reach: then cards link to training directly. */
  links?: Pick<TrainingLinks, 'linkFor'> | undefined;
}

/** What a card says to a person, as far as deliveries know them. */
export interface Addressee extends Answered {
  personId: string;
  name: string;
  groupId: string;
  /** Which part of the audience they are in. */
  chunk: number;
}

/** An announcement with everything that its cards say: read once, used for many people. */
export interface AnnouncementCards {
  /**
   * The card with what the person did already.
   * @param zone where the days of that are told; the organisation's own if left out
   */
  cardFor(to: Addressee, zone?: string): Promise<OutgoingCard>;
}

/** What all cards say is read again after this long: the wave may have moved, or the text may have changed. */
const KEEP_MS = 30_000;

export interface CardBook {
  /** @throws AnswerError when the announcement or its wave is gone. */
  of(announcement: Pick<StoredAnnouncement, 'id' | 'by'>): Promise<AnnouncementCards>;
  /** Its text was changed. */
  forget(id: string): void;
}

export function openCardBook(deps: CardBookDeps): CardBook {
  const books = new Map<string, { readAt: number; cards: Promise<AnnouncementCards> }>();
  return {
    of(announcement) {
      const { id } = announcement;
      const now = deps.clock.now();
      const known = books.get(id);
      if (known && now - known.readAt < KEEP_MS) return known.cards;
      for (const [other, { readAt }] of books) if (now - readAt >= KEEP_MS) books.delete(other);
      const cards = readCards(deps, announcement);
      books.set(id, { readAt: now, cards });
      cards.catch(() => books.delete(id));
      return cards;
    },
    forget: (id) => void books.delete(id),
  };
}

/** A card for many people; `personal`: something is left open for each of them. */
interface MadeCard {
  card: Card;
  summary: string;
  personal: boolean;
}

async function readCards(
  deps: CardBookDeps,
  { id, by }: Pick<StoredAnnouncement, 'id' | 'by'>,
): Promise<AnnouncementCards> {
  const found = await deps.announcements.get(id);
  if (!found) throw new Error(`There is no announcement ${id}.`);
  const { announcement } = found;
  const scene = await sceneOf(deps, announcement, found.rolloutId);
  const languages = Object.keys(announcement.contents);
  const teams = new Map<string, Promise<TeamWords>>();
  const made = new Map<string, Promise<MadeCard>>();
  const { links } = deps;
  const marked = links && { trainingLink: trainingMark };

  function teamOf(groupId: string): Promise<TeamWords> {
    return askOnce(teams, groupId, () => deps.team.wordsFor(found?.rolloutId ?? '', groupId));
  }

  return {
    async cardFor(to, zone = deps.timeZone) {
      const receipts = receiptDays(to, zone);
      const { language } = chooseLanguage(languages, announcement.fallback, to.locale);
      // Whoever did the same on the same day has the same card, but for what is each person's own.
      const { acknowledgedOn, doneOn } = receipts;
      const key = JSON.stringify([language, to.locale, to.groupId, to.chunk, acknowledgedOn, doneOn]);
      return forPerson(await askOnce(made, key, () => makeCard(to, language, receipts)), to);
    },
  };

  async function makeCard(
    { locale, groupId, chunk }: Addressee,
    language: string,
    receipts: ReceiptDays,
  ): Promise<MadeCard> {
    const words: Omit<RecipientWords, 'wave'> = {
      name: undefined,
      locale,
      group: groupName(scene, groupId),
      team: await teamOf(groupId),
      lead: by.name,
    };
    const receipt = { announcementId: id, chunk };
    const card = cardOf(announcement, scene, language, words, { receipt, ...receipts, ...marked });
    return { card, summary: summaryOf(card), personal: isPersonal(card) };
  }

  function forPerson(
    { card, summary, personal }: MadeCard,
    { chunk, personId, name }: Addressee,
  ): OutgoingCard {
    if (!personal) return { card, summary };
    const own = personalCard(card, {
      firstName: firstNameOf(name),
      trainingLink: (item) => links?.linkFor({ announcementId: id, chunk, personId, item }) ?? '',
    });
    return { card: own, summary: summaryOf(own) };
  }
}

/** Many ask at the same time: whoever comes second gets what the first waits for. A failure is asked for again. */
function askOnce<T>(known: Map<string, Promise<T>>, key: string, ask: () => Promise<T>): Promise<T> {
  const found = known.get(key);
  if (found) return found;
  const asked = ask();
  known.set(key, asked);
  asked.catch(() => known.delete(key));
  return asked;
}

function groupName({ groups, wave }: Scene, groupId: string): string {
  return nameOfGroup(groups, wave?.groupId === PILOT ? PILOT : groupId);
}

/** The banner shows the title as it stands on the card. */
export function summaryOf(card: Card): string {
  const title = card.body?.find(
    (one) => one.type === 'TextBlock' && 'style' in one && one.style === 'heading',
  );
  return title && 'text' in title && typeof title.text === 'string' ? lineOf(title.text) : '';
}
