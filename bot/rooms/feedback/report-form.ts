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
import { Severity } from '../../contract/feedback/feedback.ts';
import { actButton } from '../../doors/teams/buttons.ts';
import type { Card } from '../../doors/teams/chat.ts';
import type { Announced, AnnouncedCard } from './announced.ts';
import type { Filled, PhaseChoices } from './feedback.ts';
import { MOST_CHARACTERS, severityWords } from './issue.ts';

export const SEND_VERB = 'feedback.report';
export const CANCEL_VERB = 'feedback.cancel';
export const FORM_TITLE = 'Tell us what does not work';

/** The choice that is no phase. No phase can have this id. */
const NO_PHASE = '-';
const SAY_WHAT = 'say what happened';
const TOO_LONG = `say it in at most ${MOST_CHARACTERS} characters`;

/** What comes back with "Send report". A client checks the same before; not every client does. */
export const SentForm = z
  .object({
    form: z.uuid('the form is not complete, so type "report an issue" for a new one'),
    text: z.string(SAY_WHAT).trim().min(1, SAY_WHAT).max(MOST_CHARACTERS, TOO_LONG),
    severity: z.enum(Severity.options, 'choose how badly it blocks you'),
    phase: z.string('choose what it is about').max(60, 'choose what it is about').default(NO_PHASE),
    announcement: z.uuid().optional(),
    chunk: z.coerce.number().int().min(0).default(0),
  })
  .transform(
    ({ form, text, severity, phase, announcement, chunk }): Filled => ({
      form,
      text,
      severity,
      phaseId: phase === NO_PHASE || phase === '' ? null : phase,
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
  { text = '', from }: FilledBefore = {},
): Card {
  const about = phases.find(({ id }) => id === from?.phaseId)?.id ?? likely;
  const data = { form, ...(from && { announcement: from.announcement, chunk: String(from.chunk) }) };
  return new AdaptiveCard(
    new TextBlock(FORM_TITLE, { size: 'Large', weight: 'Bolder', wrap: true, style: 'heading' }),
    ...(from?.title
      ? [new TextBlock(`About the announcement: ${from.title}`, { isSubtle: true, wrap: true })]
      : []),
    new TextInput({
      id: 'text',
      label: 'What happened?',
      placeholder: 'What did you do, and what did you see?',
      isMultiline: true,
      isRequired: true,
      maxLength: MOST_CHARACTERS,
      errorMessage: 'Please say what happened.',
      ...(text && { value: text.slice(0, MOST_CHARACTERS) }),
    }),
    ...phaseInput(phases, about),
    severityInput(),
  ).withActions(actButton('Send report', SEND_VERB, data).withStyle('positive'), cancelButton());
}

function phaseInput(phases: PhaseChoices['phases'], likely: string | undefined): ChoiceSetInput[] {
  if (phases.length === 0) return [];
  const input = new ChoiceSetInput(
    ...phases.map((phase) => new Choice({ title: phase.name, value: phase.id })),
    new Choice({ title: 'Something else, or not sure', value: NO_PHASE }),
  );
  return [
    input
      .withId('phase')
      .withLabel('What is it about?')
      .withStyle('compact')
      .withValue(likely ?? NO_PHASE),
  ];
}

function severityInput(): ChoiceSetInput {
  return new ChoiceSetInput(
    ...Severity.options.map((value) => new Choice({ title: severityWords(value), value })),
  )
    .withId('severity')
    .withLabel('How badly does it block you?')
    .withStyle('expanded')
    .withIsRequired(true)
    .withErrorMessage('Please choose how badly it blocks you.');
}

/** Sends no inputs: a form that is not filled in can be cancelled. */
function cancelButton(): ExecuteAction {
  const title = 'Cancel';
  return new ExecuteAction({
    title,
    verb: CANCEL_VERB,
    associatedInputs: 'none',
    fallback: new SubmitAction({ title, data: { verb: CANCEL_VERB }, associatedInputs: 'none' }),
  });
}
