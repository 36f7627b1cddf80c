import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { message, type Say } from '../../base/words/message.ts';
import {
  type ActionReply,
  type CardReply,
  type ChatFace,
  cardAction,
  type Reply,
  type Sender,
} from '../../doors/teams/chat.ts';
import type { Announced, AnnouncedCard } from './announced.ts';
import { cancelledCard, filedCard, mineCard, noneCard } from './cards.ts';
import type { Feedback } from './feedback.ts';
import { MOST_CHARACTERS } from './issue.ts';
import { CANCEL_VERB, type FilledBefore, reportForm, SEND_VERB, SentForm } from './report-form.ts';

const START_VERB = 'feedback.start';
const MOST_LISTED = 10;

/** An empty form to report an issue with; from the card of an announcement, one that keeps to it. */
export function askForReport(
  feedback: Feedback,
  sender: Sender,
  say: Say,
  from?: AnnouncedCard & Announced,
): Promise<Reply> {
  return newForm(feedback, sender, say, { from });
}

async function newForm(
  feedback: Feedback,
  sender: Sender,
  say: Say,
  filled: FilledBefore = {},
): Promise<CardReply> {
  const person = await feedback.people.asking(sender.id, sender.name);
  const choices = await feedback.phaseChoices(
    { ...person, timeZone: sender.timeZone ?? person.timeZone },
    filled.from?.phase ?? undefined,
  );
  return reportForm(randomUUID(), choices, say, filled);
}

function inPlace({ card, summary }: CardReply): ActionReply {
  return { replaceWith: card, summary };
}

export function feedbackChat(feedback: Feedback): ChatFace {
  const { people } = feedback;

  return {
    commands: [
      {
        id: 'feedback.report',
        answer: (sender, say) => askForReport(feedback, sender, say),
      },
      {
        id: 'feedback.mine',
        async answer(sender, say) {
          const heads = await feedback.issues.heads(sender.id);
          if (heads.length === 0) return noneCard(say);
          const newest = heads.slice(0, MOST_LISTED);
          const issues = await Promise.all(newest.map((head) => feedback.issues.get(head.number)));
          return mineCard(
            issues.filter((issue) => issue !== undefined),
            heads.length - newest.length,
            say,
          );
        },
      },
    ],
    actions: [
      cardAction(SEND_VERB, SentForm, async (sender, filled, say) => {
        const person = await people.asking(sender.id, sender.name);
        return inPlace(filedCard(await feedback.report(person, filled), say));
      }),
      cardAction(CANCEL_VERB, z.object({}), async (_sender, _data, say) => inPlace(cancelledCard(say))),
      cardAction(START_VERB, z.object({ text: z.string().optional() }), async (sender, { text }, say) =>
        inPlace(await newForm(feedback, sender, say, { text })),
      ),
    ],
    /** What nobody understood is often a report: the form opens with it filled in. */
    offer(text) {
      if (text.trim() === '') return [];
      const data = { text: text.slice(0, MOST_CHARACTERS) };
      const title = message('feedback.report-this');
      return [{ title, insteadOf: 'feedback.report', verb: START_VERB, data }];
    },
  };
}
