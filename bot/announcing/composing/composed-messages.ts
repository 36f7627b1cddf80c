import type { Composition } from '../../contract/compose.ts';
import { PILOT } from '../../people/person.ts';
import { nameOfGroup } from '../../rollout/moves/wave-in-plan.ts';
import type { TeamWords } from '../../rollout/team/team-words.ts';
import type { Card, Reply } from '../../teams/chat.ts';
import type { Announcement } from '../announcement.ts';
import type { Delivery } from '../delivery.ts';
import { cardOf } from './card-of.ts';
import { chooseLanguage } from './choose-language.ts';
import { type Scene, type SceneDeps, sceneOf } from './composition-scene.ts';
import type { CompositionsTable } from './compositions-table.ts';
import type { RecipientWords } from './placeholders.ts';

export interface ComposedDeps extends SceneDeps {
  compositions: Pick<CompositionsTable, 'get'>;
}

/** What a card says to a person, as far as deliveries know them. */
export type Addressee = Pick<Delivery, 'personId' | 'name' | 'groupId' | 'locale' | 'chunk'> &
  Partial<Pick<Delivery, 'acknowledgedAt'>>;

/** An announcement with everything that its cards say: read once, used for many people. */
export interface ComposedCards {
  cardFor(to: Addressee, receipts?: { acknowledgedOn?: string; doneOn?: string }): Promise<Reply>;
}

/** What all cards say is read again after this long: the wave may have moved, or the text may have changed. */
const KEEP_MS = 30_000;

export interface CardBook {
  /** @throws AnswerError when the announcement or its wave is gone. */
  of(announcement: Pick<Announcement, 'id' | 'by'>): Promise<ComposedCards>;
  /** Its text was changed. */
  forget(id: string): void;
}

export function openCardBook(deps: ComposedDeps): CardBook {
  const books = new Map<string, { readAt: number; cards: Promise<ComposedCards> }>();
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

async function readCards(
  deps: ComposedDeps,
  { id, by }: Pick<Announcement, 'id' | 'by'>,
): Promise<ComposedCards> {
  const found = await deps.compositions.get(id);
  if (!found) throw new Error(`There is no composition ${id}.`);
  const { composition } = found;
  const scene = await sceneOf(deps, composition, found.rolloutId);
  const languages = Object.keys(composition.contents);
  const teams = new Map<string, Promise<TeamWords>>();
  const made = new Map<string, Reply>();

  function teamOf(groupId: string): Promise<TeamWords> {
    const known = teams.get(groupId) ?? deps.team.wordsFor(found?.rolloutId ?? '', groupId);
    teams.set(groupId, known);
    return known;
  }

  return {
    async cardFor(to, receipts = {}) {
      const { language } = chooseLanguage(languages, composition.fallback, to.locale);
      // Whoever answered has a card of their own, and so has everybody where it says a name.
      const own = usesName(composition, language) || Object.keys(receipts).length > 0;
      const key = JSON.stringify([language, to.locale, to.groupId, to.chunk, own ? to.personId : '']);
      const known = own ? undefined : made.get(key);
      if (known) return known;
      const words: Omit<RecipientWords, 'wave'> = {
        name: to.name,
        locale: to.locale,
        group: groupName(scene, to.groupId),
        team: await teamOf(to.groupId),
        lead: by.name,
      };
      const receipt = { announcementId: id, chunk: to.chunk };
      const card = cardOf(composition, scene, language, words, { receipt, ...receipts });
      const summary = summaryOf(card);
      const reply: Reply = { card, summary };
      if (!own) made.set(key, reply);
      return reply;
    },
  };
}

function groupName({ groups, wave }: Scene, groupId: string): string {
  return nameOfGroup(groups, wave?.groupId === PILOT ? PILOT : groupId);
}

/** The banner shows the title as it stands on the card. */
function summaryOf(card: Card): string {
  const title = card.body?.find(
    (one) => one.type === 'TextBlock' && 'style' in one && one.style === 'heading',
  );
  return title && 'text' in title && typeof title.text === 'string' ? title.text : '';
}

function usesName({ contents, fallback }: Composition, language: string): boolean {
  return JSON.stringify(contents[language] ?? contents[fallback]).includes('{firstName}');
}
