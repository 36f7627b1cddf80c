/** Where an announcement stands in its life. */
export const ANNOUNCEMENT_STATES = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'sending',
  'sent',
  'stopped',
  'cancelled',
  'retracted',
] as const;
type State = (typeof ANNOUNCEMENT_STATES)[number];

/** What somebody does to an announcement, besides writing it. */
export const LIFE_STEPS = [
  'submit',
  'send-back',
  'approve',
  'schedule',
  'unschedule',
  'send',
  'cancel',
  'retract',
  'send-to-late-joiners',
] as const;

/** The states that each step can be taken from. */
export const STEPS_FROM: Readonly<Record<(typeof LIFE_STEPS)[number], readonly State[]>> = {
  submit: ['draft'],
  'send-back': ['in-review', 'approved'],
  approve: ['in-review'],
  schedule: ['draft', 'in-review', 'approved'],
  unschedule: ['scheduled'],
  // Also what was stopped, such as when Teams refused the bot: it goes on with those who have not got it.
  send: ['draft', 'in-review', 'approved', 'scheduled', 'stopped'],
  cancel: ['scheduled', 'sending'],
  retract: ['sent', 'stopped', 'cancelled'],
  'send-to-late-joiners': ['sent'],
};

/** Nothing more goes out by itself. */
export const OVER: readonly State[] = ['stopped', 'sent', 'cancelled', 'retracted'];

/** Nobody has got it, so that it can be deleted. */
export const DELETABLE: readonly State[] = ['draft', 'in-review', 'approved'];

/** What it says may be changed: back to a draft before it is sent, the cards that people have afterwards. */
export const EDITABLE: readonly State[] = ['draft', 'in-review', 'approved', 'scheduled', 'sent', 'stopped'];
