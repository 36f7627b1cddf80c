import { AdaptiveCard, TextBlock } from '@microsoft/teams.cards';
import type { CommandId } from '../../base/words/commands.ts';
import { type Message, message, type Say } from '../../base/words/message.ts';
import { actButton, commandButton } from './buttons.ts';
import type { ChatFace, Reply } from './chat.ts';

/** Teams shows no more on a card. */
const MOST_BUTTONS = 6;
/** Of what somebody wrote and nobody understood. */
const MOST_QUOTED = 200;

/** The greeting after the app was installed: what it is for, and what to do first. */
export function greeting(name: string, faces: readonly ChatFace[], say: Say): Reply {
  const [first = ''] = name.trim().split(/\s+/);
  const title = first ? message('doors.greeting', { name: first }) : message('doors.greeting-nobody');
  return menuCard(title, message('doors.what-for'), faces, say);
}

/** What I can do, with a button for each. */
export function help(faces: readonly ChatFace[], say: Say): Reply {
  return menuCard(message('doors.help'), message('doors.help-how'), faces, say);
}

/** The answer to a picture or a file that comes without a word. */
export function onlyWords(faces: readonly ChatFace[], say: Say): Reply {
  return menuCard(message('doors.only-words'), message('doors.only-words-how'), faces, say);
}

/** The answer to a text that no room understood: never a dead end. */
export function notUnderstood(text: string, faces: readonly ChatFace[], say: Say): Reply {
  const quoted = text.length > MOST_QUOTED ? `${text.slice(0, MOST_QUOTED)}...` : text;
  const title = message('doors.not-understood');
  const offers = faces.flatMap((face) => face.offer?.(text) ?? []);
  const card = new AdaptiveCard(
    heading(say(title)),
    paragraph(say(quoted ? message('doors.you-wrote', { text: quoted }) : message('doors.empty-text'))),
  ).withActions(
    ...[
      ...offers.map((offer) => actButton(say(offer.title), offer.verb, offer.data)),
      ...commandButtons(
        faces,
        say,
        offers.map(({ insteadOf }) => insteadOf),
      ),
    ].slice(0, MOST_BUTTONS),
  );
  return { card, summary: title };
}

function menuCard(title: Message, text: Message, faces: readonly ChatFace[], say: Say): Reply {
  const buttons = commandButtons(faces, say).slice(0, MOST_BUTTONS);
  const card = new AdaptiveCard(heading(say(title)), paragraph(say(text))).withActions(...buttons);
  return { card, summary: title };
}

function commandButtons(
  faces: readonly ChatFace[],
  say: Say,
  except: readonly (CommandId | undefined)[] = [],
) {
  const offered = faces
    .flatMap((face) => face.commands ?? [])
    .filter(({ id, quiet }) => !quiet && !except.includes(id));
  return offered.map(({ id }) => commandButton(id, say));
}

function heading(text: string): TextBlock {
  return new TextBlock(text, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' });
}

function paragraph(text: string): TextBlock {
  return new TextBlock(text, { wrap: true });
}
