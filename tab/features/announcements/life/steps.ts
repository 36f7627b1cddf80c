import type { AnnouncementView, LifeStep } from '../../../../bot/contract/announcements/announcement.ts';
import type { Standing } from '../../../../bot/contract/announcements/life.ts';
import type { CardsProgress } from '../../../../bot/contract/delivery/send-runs.ts';
import type { Format } from '../../../ui/format/format.ts';
import type { AnnouncementForecast } from '../replies.ts';

export const STATE_WORDS: Readonly<Record<Standing, string>> = {
  draft: 'Draft',
  'in-review': 'In review',
  approved: 'Approved',
  scheduled: 'Scheduled',
  sending: 'Being sent',
  sent: 'Sent',
  stopped: 'Stopped',
  cancelled: 'Cancelled',
  retracted: 'Taken back',
};

export const STEP_WORDS: Readonly<Record<LifeStep, string>> = {
  submit: 'Hand in for review',
  approve: 'Approve',
  'send-back': 'Ask for changes',
  schedule: 'Schedule',
  unschedule: 'Take off the schedule',
  send: 'Send now',
  // Never "Cancel": that is how people leave a question.
  cancel: 'Call off',
  retract: 'Take back',
  'send-to-late-joiners': 'Send to those who joined since',
};

/** The one step that most people come for; the others are quiet beside it. */
export function mainStep({
  steps,
  announcement,
}: Pick<AnnouncementView, 'steps' | 'announcement'>): LifeStep | undefined {
  const dated = announcement.schedule.kind !== 'now';
  const order: readonly LifeStep[] = ['approve', dated ? 'schedule' : 'send', 'submit'];
  return order.find((step) => steps.includes(step));
}

export interface Question {
  readonly title: string;
  readonly text: string;
  readonly confirm: string;
  /** What a note to the step says, where it can have one; a required one has to be written. */
  readonly note?: { readonly label: string; readonly required: boolean };
}

/** What is asked before a step is taken; nothing where another step undoes it. */
export function questionOf(
  step: LifeStep,
  { state, audience }: Pick<AnnouncementView, 'state' | 'audience'>,
  forecast: AnnouncementForecast | undefined,
  format: Format,
): Question | undefined {
  switch (step) {
    case 'send':
      return {
        title: forecast ? `Send to ${format.people(forecast.people)} now?` : 'Send it now?',
        text: `${reach(forecast, format)} It goes out at once and can be taken back afterwards, but not unread.`,
        confirm: forecast ? `Send to ${format.people(forecast.people)}` : 'Send',
      };
    case 'send-back':
      return {
        title: 'Ask its authors for changes?',
        text: 'It becomes a draft again. Its authors read what you write here.',
        confirm: 'Ask for changes',
        note: { label: 'What has to change', required: true },
      };
    case 'cancel':
      return {
        title: 'Call this announcement off?',
        text:
          state === 'sending'
            ? 'People who do not have it yet will not get it. Those who do keep it until you take it back.'
            : `It will not go out to: ${audience}. One that is called off stays so; duplicate it to use it again.`,
        confirm: 'Call it off',
        note: { label: 'Reason', required: false },
      };
    case 'retract':
      return {
        title: 'Take it back from everybody?',
        text: 'The card is removed from every chat that it went to. It cannot be put back, and whoever has read it has read it.',
        confirm: 'Take back',
        note: { label: 'Reason', required: false },
      };
    case 'approve':
    case 'send-to-late-joiners':
    case 'submit':
    case 'schedule':
    case 'unschedule':
      return undefined;
  }
}

/** When it goes, as the reader's own clock has it; nothing where that is not known. */
export function dueWords(
  { due, announcement: { schedule } }: Pick<AnnouncementView, 'due' | 'announcement'>,
  format: Format,
): string {
  if (due === null) return '';
  const moment = format.moment(due);
  if (schedule.kind === 'now' || !schedule.ownZone) return `It goes on ${moment}.`;
  return `It goes from ${moment} on, as it becomes ${schedule.hour} where each person is.`;
}

/** What a toast says once a step is taken. */
export function thanksFor(
  step: LifeStep,
  now: Pick<AnnouncementView, 'due' | 'announcement' | 'approval'>,
  format: Format,
): string {
  switch (step) {
    case 'submit':
      return `Handed in. ${now.approval.nobody ?? 'Somebody else has to approve it.'}`;
    case 'send-to-late-joiners':
      return 'It goes to those who joined since.';
    case 'approve':
      return 'Approved.';
    case 'send-back':
      return 'Its authors are asked for changes.';
    case 'schedule':
      return `Scheduled. ${dueWords(now, format)}`.trim();
    case 'unschedule':
      return 'Taken off the schedule. Nothing goes out.';
    case 'send':
      return 'On its way.';
    case 'cancel':
      return 'Called off.';
    case 'retract':
      return 'It is being taken back from every chat.';
  }
}

/** Why steps are not possible that somebody may look for, each reason once with all the steps that it stands in the way of. */
export function hindrances(
  { whyNot, announcement }: Pick<AnnouncementView, 'whyNot' | 'announcement'>,
  format: Format,
): readonly { steps: string; why: string }[] {
  const dated = announcement.schedule.kind !== 'now';
  const missed = whyNot.filter(({ step }) => step !== 'schedule' || dated);
  const byReason = Map.groupBy(missed, ({ why }) => why);
  return Array.from(byReason, ([why, those]) => ({
    steps: format.list(those.map(({ step }) => STEP_WORDS[step])),
    why,
  }));
}

/** How far the cards in people's chats have followed a change, or are taken back. */
export function cardsWords({ wish, done, gone, failed, finishedAt }: CardsProgress, format: Format): string {
  const what = wish === 'update' ? 'changed' : 'taken back';
  const counts = [
    `${format.count(done, 'card was', 'cards were')} ${what}`,
    ...(gone > 0 ? [`${format.number(gone)} had gone already`] : []),
    ...(failed > 0 ? [`Teams refused ${format.number(failed)}`] : []),
  ];
  return `${format.list(counts)}${finishedAt === null ? ' so far' : ''}.`;
}

/** Its deliveries are over, and people have its card. */
export function isDelivered(state: Standing): boolean {
  return state === 'sent' || state === 'stopped';
}

/** Saving from these states takes it back to the beginning of its life, or changes cards that people have. */
export function warningOfEdit(state: Standing): string | undefined {
  switch (state) {
    case 'draft':
      return undefined;
    case 'in-review':
      return 'It is in review. If you change it, it becomes a draft again and has to be handed in once more.';
    case 'approved':
      return 'It is approved. If you change it, it becomes a draft again, and the approval is gone.';
    case 'scheduled':
      return 'It is scheduled. If you change it, it becomes a draft again, and is off the schedule until it has gone through its steps once more.';
    case 'sent':
    case 'stopped':
      return 'People have it already. If you change it, the cards in their chats change too; nobody gets it a second time.';
    case 'sending':
    case 'cancelled':
    case 'retracted':
      return `It is ${STATE_WORDS[state].toLowerCase()}, so it stays as it is. Duplicate it to write another one like it.`;
  }
}

function reach(forecast: AnnouncementForecast | undefined, format: Format): string {
  if (forecast === undefined) return '';
  const { people, reachable } = forecast;
  if (people === reachable) return 'All of them can be reached.';
  return `${format.number(reachable)} of them can be reached now, ${format.number(people - reachable)} cannot.`;
}
