import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import { actButton, askButton } from './buttons.ts';
import type { ChatFace, Reply } from './chat.ts';

/** Teams shows no more on a card. */
const MOST_BUTTONS = 6;

/** The greeting after the app was installed: what it is for, and what to do first. */
export function greeting(name: string, faces: readonly ChatFace[]): Reply {
  const first = name.trim().split(/\s+/)[0];
  return menuCard(
    first ? `Hello ${first}, I am Groundswell` : 'Hello, I am Groundswell',
    'I tell you when something in Microsoft 365 changes for you, what to do before, and where to learn it. When something does not work, tell me: the rollout team reads every report.',
    faces,
  );
}

/** What I can do, with a button for each. */
export function help(faces: readonly ChatFace[]): Reply {
  return menuCard('This is what I can do', 'Press a button, or type the words on it.', faces);
}

/** The answer to a text that no room understood: never a dead end. */
export function notUnderstood(text: string, faces: readonly ChatFace[]): Reply {
  const quoted = text.length > 200 ? `${text.slice(0, 200)}...` : text;
  const offers = faces.flatMap((face) => face.offer?.(text) ?? []);
  const card = new AdaptiveCard(
    heading('I did not understand that'),
    paragraph(
      quoted
        ? `You wrote: "${quoted}". Here is what I can help with.`
        : 'Your message was empty. Here is what I can help with.',
    ),
  ).withActions(
    ...[
      ...offers.map((offer) => actButton(offer.title, offer.verb, offer.data)),
      ...commandButtons(faces),
    ].slice(0, MOST_BUTTONS),
  );
  return { card, summary: 'I did not understand that' };
}

function menuCard(title: string, text: string, faces: readonly ChatFace[]): Reply {
  return {
    card: new AdaptiveCard(heading(title), paragraph(text)).withActions(
      ...commandButtons(faces).slice(0, MOST_BUTTONS),
    ),
    summary: title,
  };
}

function commandButtons(faces: readonly ChatFace[]) {
  const offered = faces.flatMap((face) => face.commands ?? []).filter(({ quiet }) => !quiet);
  return offered.map((command) => askButton(command.title));
}

function heading(text: string): TextBlock {
  return new TextBlock(text, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' });
}

function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true });
}
