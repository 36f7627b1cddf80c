import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { type Card, type ChatFace, cardAction, type Reply, type Sender } from '../../doors/teams/chat.ts';
import type { Announced, AnnouncedCard } from './announced.ts';
import { cancelledCard, filedCard, MINE_TITLE, mineCard, noneCard } from './cards.ts';
import type { Feedback } from './feedback.ts';
import { MOST_CHARACTERS } from './issue.ts';
import { REPORT_TITLE } from './report-button.ts';
import {
  CANCEL_VERB,
  type FilledBefore,
  FORM_TITLE,
  reportForm,
  SEND_VERB,
  SentForm,
} from './report-form.ts';

const START_VERB = 'feedback.start';
const MOST_LISTED = 10;

const REPORT_WORDS = [
  'report issue',
  'report an issue please',
  'report a problem',
  'report problem',
  'report a bug',
  'report',
  'help me report',
  'help me report an issue',
  'i want to report an issue',
  'i have an issue',
  'i have a problem',
  'issue',
  'new issue',
  'problem',
  'bug',
  'it does not work',
  'it doesnt work',
  'this does not work',
  'this doesnt work',
  'something does not work',
  'something doesnt work',
  'does not work',
  'not working',
  'something is wrong',
  'something is broken',
  'it is broken',
];

const MINE_WORDS = [
  'my issue',
  'my reports',
  'my report',
  'my problems',
  'my tickets',
  'my ticket',
  'show my issues',
  'status of my issue',
  'status of my issues',
  'what about my issue',
  'issues',
];

/** An empty form to report an issue with; from the card of an announcement, one that keeps to it. */
export async function askForReport(
  feedback: Feedback,
  sender: Sender,
  from?: AnnouncedCard & Announced,
): Promise<Reply> {
  return { card: await newForm(feedback, sender, { from }), summary: FORM_TITLE };
}

async function newForm(feedback: Feedback, sender: Sender, filled: FilledBefore = {}): Promise<Card> {
  const person = await feedback.people.meet(sender.id, sender.name, '');
  const choices = await feedback.phaseChoices({ ...person, timeZone: person.timeZone ?? sender.timeZone });
  return reportForm(randomUUID(), choices, filled);
}

export function feedbackChat(feedback: Feedback): ChatFace {
  const { people } = feedback;

  return {
    commands: [
      {
        title: REPORT_TITLE,
        words: REPORT_WORDS,
        answer: (sender) => askForReport(feedback, sender),
      },
      {
        title: MINE_TITLE,
        words: MINE_WORDS,
        async answer(sender) {
          const heads = await feedback.issues.heads(sender.id);
          if (heads.length === 0) return noneCard();
          const newest = heads.slice(0, MOST_LISTED);
          const issues = await Promise.all(newest.map((head) => feedback.issues.get(head.number)));
          return mineCard(
            issues.filter((issue) => issue !== undefined),
            heads.length - newest.length,
          );
        },
      },
    ],
    actions: [
      cardAction(SEND_VERB, SentForm, async (sender, filled) => {
        const person = await people.meet(sender.id, sender.name, '');
        const { card, summary } = filedCard(await feedback.report(person, filled));
        return { replaceWith: card, summary };
      }),
      cardAction(CANCEL_VERB, z.object({}), async () => {
        const { card, summary } = cancelledCard();
        return { replaceWith: card, summary };
      }),
      cardAction(START_VERB, z.object({ text: z.string().optional() }), async (sender, { text }) => ({
        replaceWith: await newForm(feedback, sender, { text }),
        summary: FORM_TITLE,
      })),
    ],
    /** What nobody understood is often a report: the form opens with it filled in. */
    offer(text) {
      if (text.trim() === '') return [];
      const data = { text: text.slice(0, MOST_CHARACTERS) };
      return [{ title: 'Report this as an issue', verb: START_VERB, data }];
    },
  };
}
