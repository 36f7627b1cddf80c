/** Where an announcement stands in its life. */
export const ANNOUNCEMENT_STATES = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'sending',
  'sent',
  'cancelled',
  'retracted',
] as const;
type State = (typeof ANNOUNCEMENT_STATES)[number];

/** Where it stands for who looks at it: its state, or that a fault of the set-up has stopped its run. */
export const STANDINGS = [...ANNOUNCEMENT_STATES, 'stopped'] as const;
export type Standing = (typeof STANDINGS)[number];

export function standingOf({ state, stopped }: { state: State; stopped: boolean }): Standing {
  return stopped ? 'stopped' : state;
}

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

/** Where each step can be taken from. */
export const STEPS_FROM: Readonly<Record<(typeof LIFE_STEPS)[number], readonly Standing[]>> = {
  submit: ['draft'],
  'send-back': ['in-review', 'approved'],
  approve: ['in-review'],
  schedule: ['draft', 'in-review', 'approved'],
  unschedule: ['scheduled'],
  // Also what was stopped, such as when Teams refused the bot: it goes on with those who have not got it.
  send: ['draft', 'in-review', 'approved', 'scheduled', 'stopped'],
  cancel: ['scheduled', 'sending', 'stopped'],
  retract: ['sent', 'cancelled'],
  'send-to-late-joiners': ['sent'],
};

/** Nothing more goes out by itself. */
export const OVER: readonly Standing[] = ['stopped', 'sent', 'cancelled', 'retracted'];

/** Nobody has got it, so that it can be deleted. */
export const DELETABLE: readonly Standing[] = ['draft', 'in-review', 'approved'];

/** What it says may be changed: back to a draft before it is sent, the cards that people have afterwards. */
export const EDITABLE: readonly Standing[] = [
  'draft',
  'in-review',
  'approved',
  'scheduled',
  'sent',
  'stopped',
];
