import {
  AdaptiveCard,
  Choice,
  ChoiceSetInput,
  ExecuteAction,
  SubmitAction,
  TextBlock,
  TextInput,
} from '@microsoft/teams.cards';
import { z } from 'zod';
import { type MessageId, message, type Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import { Severity } from '../../contract/feedback/feedback.ts';
import { actButton } from '../../doors/teams/buttons.ts';
import type { CardReply } from '../../doors/teams/chat.ts';
import type { Announced, AnnouncedCard } from './announced.ts';
import type { Filled } from './feedback.ts';
import { MOST_CHARACTERS, severityWords } from './issue.ts';
import type { PhaseChoices } from './phase-choices.ts';
import { keyIn, keyText } from './phase-key.ts';

export const SEND_VERB = 'feedback.report';
export const CANCEL_VERB = 'feedback.cancel';

/** The choice that is no phase. No phase can have this id. */
const NO_PHASE = '-';

/** Two ids of sixty letters and the dot between them. */
const LONGEST_KEY = 121;

/** What the door says when a field is not right. */
const SAY_WHAT: MessageId = 'feedback.say-what';
const CHOOSE_SEVERITY: MessageId = 'feedback.choose-severity';
const CHOOSE_PHASE: MessageId = 'feedback.choose-phase';
const NO_FORM: MessageId = 'feedback.no-form';
const TOO_LONG: MessageId = 'feedback.too-long';

/** What comes back with "Send report". A client checks the same before; not every client does. */
export const SentForm = z
  .object({
    form: z.uuid(NO_FORM),
    text: z
      .string(SAY_WHAT)
      .trim()
      .min(1, SAY_WHAT)
      .refine((text) => text.length <= MOST_CHARACTERS, {
        error: TOO_LONG,
        params: { most: MOST_CHARACTERS },
      }),
    severity: z.enum(Severity.options, CHOOSE_SEVERITY),
    phase: z.string(CHOOSE_PHASE).max(LONGEST_KEY, CHOOSE_PHASE).default(NO_PHASE),
    announcement: z.uuid().optional(),
    chunk: z.coerce.number().int().min(0).default(0),
  })
  .transform(
    ({ form, text, severity, phase, announcement, chunk }): Filled => ({
      form,
      text,
      severity,
      ...(phase === NO_PHASE || phase === '' ? { phaseId: null } : keyIn(phase)),
      card: announcement === undefined ? undefined : { announcement, chunk },
    }),
  );

/** What a form holds before the person writes anything. */
export interface FilledBefore {
  text?: string | undefined;
  /** The announcement whose card leads to it. */
  from?: (AnnouncedCard & Announced) | undefined;
}

/** The form to report an issue. `form` is new for each form, so that pressing twice files once. */
export function reportForm(
  form: string,
  { phases, likely }: PhaseChoices,
  say: Say,
  { text = '', from }: FilledBefore = {},
): CardReply {
  const data = { form, ...(from && { announcement: from.announcement, chunk: String(from.chunk) }) };
  const title = message('feedback.form');
  const card = new AdaptiveCard(
    new TextBlock(say(title), { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...(from?.title
      ? [
          new TextBlock(say(message('feedback.about-announcement', { title: from.title })), {
            isSubtle: true,
            wrap: true,
          }),
        ]
      : []),
    new TextInput({
      id: 'text',
      label: say(message('feedback.what-happened')),
      placeholder: say(message('feedback.what-happened-hint')),
      isMultiline: true,
      isRequired: true,
      maxLength: MOST_CHARACTERS,
      errorMessage: say(message('feedback.what-happened-missing')),
      ...(text && { value: text.slice(0, MOST_CHARACTERS) }),
    }),
    ...phaseInput({ phases, likely }, say),
    severityInput(say),
  ).withActions(
    actButton(say(message('feedback.send')), SEND_VERB, data).withStyle('positive'),
    cancelButton(say),
  );
  return { card, summary: title };
}

function phaseInput({ phases, likely }: PhaseChoices, say: Say): ChoiceSetInput[] {
  if (phases.length === 0) return [];
  const input = new ChoiceSetInput(
    ...phases.map((phase) => new Choice({ title: sayWords(phase.name, say), value: keyText(phase) })),
    new Choice({ title: say(message('feedback.something-else')), value: NO_PHASE }),
  );
  return [
    input
      .withId('phase')
      .withLabel(say(message('feedback.what-about')))
      .withStyle('compact')
      .withValue(likely ? keyText(likely) : NO_PHASE),
  ];
}

function severityInput(say: Say): ChoiceSetInput {
  return new ChoiceSetInput(
    ...Severity.options.map((value) => new Choice({ title: say(severityWords(value)), value })),
  )
    .withId('severity')
    .withLabel(say(message('feedback.how-badly')))
    .withStyle('expanded')
    .withIsRequired(true)
    .withErrorMessage(say(message('feedback.how-badly-missing')));
}

/** Sends no inputs: a form that is not filled in can be cancelled. */
function cancelButton(say: Say): ExecuteAction {
  const title = say(message('feedback.cancel'));
  return new ExecuteAction({
    title,
    verb: CANCEL_VERB,
    associatedInputs: 'none',
    fallback: new SubmitAction({ title, data: { verb: CANCEL_VERB }, associatedInputs: 'none' }),
  });
}
