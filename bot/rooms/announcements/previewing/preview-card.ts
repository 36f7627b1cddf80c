import { forbidden, invalid, notFound } from '../../../base/errors.ts';
import { message } from '../../../base/words/message.ts';
import type { Announcement } from '../../../contract/announcements/announcement.ts';
import { type Caller, leadsEverybody, leadsGroup } from '../../../doors/http/route.ts';
import type { Card } from '../../../doors/teams/chat.ts';
import { nameOfGroup } from '../../people/name-of-group.ts';
import { type Person, PILOT } from '../../people/person.ts';
import { audiencePages } from '../audience/audience-pages.ts';
import { cardOf } from '../cards/card-of.ts';
import { chooseLanguage } from '../cards/choose-language.ts';
import { firstNameOf } from '../cards/placeholders.ts';
import { filledTitle, notTheirs, type Scene, type SceneDeps, sceneOf } from '../record/scene.ts';

export interface PreviewRequest {
  /** The recipient; null for the first one of the audience. */
  personId: string | null;
  /** The language to show; null for the recipient's own. */
  language: string | null;
  test?: boolean;
}

export interface Preview {
  card: Card;
  title: string;
  for: { name: string; language: string; fallback: boolean };
}

/**
 * The card as one recipient would get it, with nothing sent.
 * @throws AnswerError for somebody who is not there, or whom this lead may not address.
 */
export async function previewCard(
  deps: SceneDeps,
  caller: Caller,
  announcement: Announcement,
  { personId, language, test }: PreviewRequest,
): Promise<Preview> {
  const scene = await sceneOf(deps, announcement);
  const refusal = notTheirs(caller, announcement, scene);
  if (refusal) throw forbidden(refusal.code, refusal.params);
  const recipient =
    personId === null ? await exampleOf(deps, announcement) : await deps.people.table.find(personId);
  if (personId !== null && (!recipient || !maySee(caller, recipient))) throw notFound('person', personId);
  const written = Object.keys(announcement.contents);
  const chosen =
    language === null
      ? chooseLanguage(written, announcement.fallback, recipient?.locale)
      : { language, fallback: language === announcement.fallback };
  refuseNoText(announcement, chosen.language);
  // Whoever looks at it, or tests it, may be in another group than the people of its wave.
  const ofWave = scene.wave && scene.wave.groupId !== PILOT ? scene.wave.groupId : undefined;
  const groupId = ofWave ?? recipient?.groupId ?? caller.group.id;
  const name = recipient?.name ?? caller.name;
  const words = {
    name,
    locale: recipient?.locale,
    group: groupOf(scene, groupId),
    team: await deps.team.wordsFor(scene.rollout.id, groupId),
    lead: caller.name,
  };
  const card = cardOf(announcement, scene, chosen.language, words, test ? { test } : {});
  const content = announcement.contents[chosen.language] ?? announcement.contents[announcement.fallback];
  const title = filledTitle(scene, content?.title ?? '', scene.wave?.id ?? null);
  return { card, title: title.replaceAll('{firstName}', firstNameOf(name)), for: { name, ...chosen } };
}

/** Themselves, and people whom they lead. */
function maySee(caller: Caller, person: Person): boolean {
  return person.id === caller.id || leadsEverybody(caller) || leadsGroup(caller, person.groupId);
}

/** @throws AnswerError where nothing is written in this language, nor in the one that stands first. */
export function refuseNoText({ contents, fallback }: Announcement, language: string): void {
  if (contents[language] || contents[fallback]) return;
  const params = { language: { language: fallback } };
  throw invalid('no-text', { doing: 'show', ...params }, [
    { where: 'contents', what: message('announcements.no-text-in', params) },
  ]);
}

/** Somebody who really gets it; undefined while nobody does. */
async function exampleOf(deps: SceneDeps, { audience, exclude }: Announcement): Promise<Person | undefined> {
  const pages = await audiencePages(deps, audience, exclude);
  const [first] = await pages.after(undefined, 1);
  return first?.person;
}

function groupOf({ groups, wave }: Scene, groupId: string): string {
  return nameOfGroup(groups, wave?.groupId === PILOT ? PILOT : groupId);
}
