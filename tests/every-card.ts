import { randomUUID } from 'node:crypto';
import { Temporal } from 'temporal-polyfill';
import { isCommandId } from '../bot/base/words/commands.ts';
import commands from '../bot/base/words/en/commands.json' with { type: 'json' };
import { message } from '../bot/base/words/message.ts';
import { sayInEnglish as say, sayInEnglish } from '../bot/base/words/say.ts';
import type { ConditionView, Outcome } from '../bot/contract/gates/gate-conditions.ts';
import type { GateView } from '../bot/contract/gates/gates.ts';
import type { Card, ChatFace, Outgoing, Reply } from '../bot/doors/teams/chat.ts';
import { greeting, help, notUnderstood, onlyWords } from '../bot/doors/teams/help-cards.ts';
import { contentCard } from '../bot/rooms/announcements/cards/content-card.ts';
import { pauseCard, pausedCard } from '../bot/rooms/announcements/pausing/pause-card.ts';
import { championCard } from '../bot/rooms/champions/champion-card.ts';
import { reminderCard } from '../bot/rooms/delivery/reminding/reminder-card.ts';
import { answerCard, cancelledCard, filedCard, mineCard, noneCard } from '../bot/rooms/feedback/cards.ts';
import type { Answer, Issue } from '../bot/rooms/feedback/issue.ts';
import { reportForm } from '../bot/rooms/feedback/report-form.ts';
import { digestCard } from '../bot/rooms/gates/telling/digest-card.ts';
import { gateCard } from '../bot/rooms/gates/telling/gate-card.ts';
import { FOR_GOOD } from '../bot/rooms/people/person.ts';
import { userPhases } from '../bot/rooms/playbooks/playbook.ts';
import { shippedPlaybooks } from '../bot/rooms/playbooks/shipped-playbooks.ts';
import type { OwnTurn, Timeline } from '../bot/rooms/rollout/turns/timeline.ts';
import { turnCard } from '../bot/rooms/rollout/turns/turn-card.ts';
import type { Rollout } from '../bot/rooms/rollout/waves/rollout.ts';
import { trainingCard } from '../bot/rooms/training/training-card.ts';
import { aPlaybook } from './support/a-playbook.ts';
import { aKeptWave, aRollout, aWave } from './support/builders.ts';

const TODAY = Temporal.PlainDate.from('2026-09-10');
const COMMANDS = Object.keys(commands).filter(isCommandId);
const LONG_TEXT = 'Nothing works - not even "restart". '.repeat(200).slice(0, 4000);

const REMINDER = {
  title: 'What changes for you, and when: '.repeat(4).slice(0, 120),
  receipt: { announcementId: randomUUID(), chunk: 12 },
};

/** Every card that the bot can send, small and large. */
export const everyCard: [name: string, card: () => Card][] = [
  ...shippedPlaybooks().flatMap((playbook) =>
    userPhases(playbook).flatMap((phase): [string, () => Card][] => {
      const [announcement] = phase.announcements;
      const content = (text: string) => ({
        title: announcement?.title ?? phase.name,
        text,
        picture: null,
        buttons: [],
      });
      const facts = {
        content: content(announcement?.text ?? LONG_TEXT),
        turn: { whatChanges: phase.userStatement, when: 'Monday, 11 to Friday, 20 September 2026' },
        training: phase.training,
        because: 'Finance',
        essential: false,
        receipt: { announcementId: randomUUID(), chunk: 12 },
      };
      const buttons = ['One', 'Two', 'Three'].map((title) => ({
        title,
        url: 'https://contoso.example/more',
      }));
      const picture = { url: 'https://contoso.example/picture.png', alt: 'The new sign-in page' };
      const of = `${playbook.id} ${phase.id}`;
      return [
        [`announcement of ${of}`, () => contentCard(facts, sayInEnglish)],
        [
          `long announcement of ${of}`,
          () => contentCard({ ...facts, content: content(LONG_TEXT) }, sayInEnglish),
        ],
        [
          `acknowledged ${of}`,
          () => contentCard({ ...facts, acknowledgedOn: '11 September 2026' }, sayInEnglish),
        ],
        [
          `essential test announcement of ${of}`,
          () =>
            contentCard(
              {
                ...facts,
                content: { ...facts.content, buttons, picture },
                essential: true,
                test: true,
                doneOn: '12 September 2026',
              },
              sayInEnglish,
            ),
        ],
      ];
    }),
  ),
  ['reminder', () => cardOf(reminderCard({ ...REMINDER, text: '', essential: true }, say))],
  [
    'long reminder',
    () => cardOf(reminderCard({ ...REMINDER, text: LONG_TEXT.slice(0, 500), essential: false }, say)),
  ],
  ['pause', () => pauseCard(undefined, 'de', say).card],
  ['pause of who has paused', () => pauseCard('2026-10-10', 'en-GB', say).card],
  ['paused for good', () => pausedCard(FOR_GOOD, undefined, say).card],
  ...shippedPlaybooks().flatMap((playbook): [string, () => Card][] => {
    const waves = turnsOf(aRollout({ playbook }));
    const held = waves.map(onHold);
    return [
      [`turn before all phases of ${playbook.id}`, () => turn({ next: waves })],
      [`turn within all phases of ${playbook.id}`, () => turn({ now: waves })],
      [`turn on hold in all phases of ${playbook.id}`, () => turn({ held })],
      [
        `turn of somebody who changed group in ${playbook.id}`,
        () =>
          turn({
            now: waves.map((wave, index) => ({
              ...wave,
              groupId: index > 0 ? 'sales' : 'finance',
              late: true,
            })),
            missed: waves.map(({ rollout, phase, phaseId, audience }, index) => ({
              audience,
              rollout,
              phase,
              phaseId,
              why: index > 0 ? 'over' : 'not-planned',
            })),
          }),
      ],
      [
        `turn with something next of ${playbook.id}`,
        () => turn({ now: waves.slice(0, 1), next: waves.slice(1) }),
      ],
    ];
  }),
  ['turns in everything of twelve rollouts', () => turn({ now: turnsOfMany(12) })],
  [
    'turns of every kind in twelve rollouts',
    () => {
      const turns = turnsOfMany(12);
      const held = turns.map(onHold);
      return turn({ now: turns, held, next: turns, later: turns, cancelled: turns.map(cancelledTurn) });
    },
  ],
  ['one training', () => cardOf(trainingCard(trainings(1), say))],
  ['many trainings', () => cardOf(trainingCard(trainings(20), say))],
  ['report form', () => reportForm(randomUUID(), { phases: phases(60), likely: phases(4)[3] }, say).card],
  ['report form without phases', () => reportForm(randomUUID(), { phases: [], likely: undefined }, say).card],
  [
    'report form of a long text',
    () => reportForm(randomUUID(), { phases: phases(2), likely: undefined }, say, { text: LONG_TEXT }).card,
  ],
  ['filed issue', () => filedCard(anIssue(), say).card],
  ['cancelled report', () => cancelledCard(say).card],
  [
    'ten issues of mine',
    () =>
      cardOf(
        mineCard(
          Array.from({ length: 10 }, () => anIssue()),
          3,
          say,
        ),
      ),
  ],
  ['no issues of mine', () => cardOf(noneCard(say))],
  ['answer', () => cardOf(answerCard(anIssue(), anAnswer(), say))],
  [
    'one champion',
    () => cardOf(championCard({ group: 'Finance', champions: champions(1), iAmOne: false }, say)),
  ],
  [
    'many champions',
    () => cardOf(championCard({ group: 'Finance', champions: champions(30), iAmOne: true }, say)),
  ],
  ['gate that passes', () => gateCard(aGateView({}, 'pass'), say).card],
  ['gate that fails', () => gateCard(aGateView({}, 'fail'), say).card],
  [
    'gate that cannot be judged',
    () => gateCard(aGateView({}, 'inconclusive'), say, LONG_TEXT.slice(0, 700)).card,
  ],
  [
    'gate in a storm',
    () => gateCard(aGateView({ storm: true, last: aGateEvent('storm') }, 'fail'), say).card,
  ],
  [
    'gate that was held',
    () => gateCard(aGateView({ state: 'held', last: aGateEvent('hold') }, 'fail'), say).card,
  ],
  [
    '500 gates at once',
    () => digestCard(manyGates(500), { rollout: LONG_TEXT.slice(0, 100), listAt: null }, say).card,
  ],
  [
    'gates that are all decided',
    () =>
      digestCard(
        manyGates(4).map((gate) => ({ ...gate, state: 'go' })),
        { rollout: 'Autumn', listAt: 'http://127.0.0.1:3978/tab/gates?rollout=autumn' },
        say,
      ).card,
  ],
  [
    'gate that was overridden',
    () => gateCard(aGateView({ state: 'overridden', last: aGateEvent('override') }, 'fail'), say).card,
  ],
  ['greeting', () => cardOf(greeting('Ada Novak', faces(9), say))],
  ['greeting of somebody without a name', () => cardOf(greeting('', faces(2), say))],
  ['help', () => cardOf(help(faces(9), say))],
  ['only words', () => cardOf(onlyWords(faces(9), say))],
  ['not understood', () => cardOf(notUnderstood(LONG_TEXT, faces(9), say))],
  ['empty text', () => cardOf(notUnderstood('', faces(2), say))],
];

function turn(lists: Partial<Timeline>): Card {
  const none: Timeline = {
    rollouts: [],
    now: [],
    next: [],
    held: [],
    later: [],
    done: [],
    cancelled: [],
    missed: [],
  };
  const facts = {
    timeline: { ...none, ...lists },
    nameOf: (id: string) => id,
    champions: ['Kim Champion', 'Cho Champion'],
    locale: undefined,
    today: TODAY,
  };
  return cardOf(turnCard(facts, say));
}

function turnsOf(rollout: Rollout): OwnTurn[] {
  return userPhases(rollout.playbook).map((phase) => {
    const planned = aWave(phase.id, 'finance', '2026-09-11', '2026-09-21');
    return { ...aKeptWave(planned), late: false, rollout, phase, audience: 'finance' };
  });
}

/** Of rollouts with long names, each of all phases of the foundation. */
function turnsOfMany(count: number): OwnTurn[] {
  const [playbook = aPlaybook()] = shippedPlaybooks();
  return Array.from({ length: count }, (_, index) =>
    turnsOf(aRollout({ id: `rollout-${index}`, title: LONG_TEXT.slice(0, 100), playbook })),
  ).flat();
}

function onHold(turn: OwnTurn): OwnTurn {
  return { ...turn, heldBecause: LONG_TEXT.slice(0, 500) };
}

function cancelledTurn(turn: OwnTurn): OwnTurn {
  const reason = LONG_TEXT.slice(0, 500);
  const cancelled = { at: '2026-09-01T08:00:00.000Z', on: '2026-09-01', by: 'Lea Lead', reason };
  return { ...turn, cancelled };
}

function trainings(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    id: `training-${n}`,
    title: `Training ${n}: everything there is to know, step by step`,
    url: `https://learn.example/courses/${n}`,
    minutes: n + 1,
    phaseId: 'identity',
  }));
}

function phases(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    rolloutId: 'autumn',
    phaseId: `phase-${n}`,
    name: `Phase ${n}`,
  }));
}

function champions(count: number) {
  return Array.from({ length: count }, (_, n) => ({
    name: `Champion ${n} of the Group`,
    upn: n === 3 ? '' : `champion${n}@contoso.example`,
  }));
}

function anIssue(): Issue {
  return {
    number: 123,
    person: { id: randomUUID(), name: 'Ada Novak' },
    groupId: 'finance',
    phase: { id: 'identity', name: 'Identity' },
    waveId: null,
    rolloutId: null,
    announcement: null,
    text: LONG_TEXT,
    severity: 'cannot-work',
    state: 'resolved',
    reportedAt: '2026-09-09T10:00:00.000Z',
    answer: anAnswer(),
    toldOf: null,
  };
}

function anAnswer(): Answer {
  return { text: LONG_TEXT, by: { id: randomUUID(), name: 'Lea Lead' }, at: '2026-09-10T10:00:00.000Z' };
}

function aGateView(changes: Partial<GateView>, outcome: Outcome): GateView {
  const conditions = Array.from(
    { length: 11 },
    (): ConditionView => ({
      id: 'criteria',
      warns: false,
      title: 'Issues that stop people from working',
      outcome,
      value: 3,
      limit: 0,
      unit: 'count',
      bound: 'at-most',
      why: LONG_TEXT,
      source: 'Issues',
      asOf: null,
      rows: [],
    }),
  );
  return {
    rollout: 'Autumn rollout',
    wave: {
      id: 'autumn.identity.finance',
      phase: { id: 'identity', name: 'Identity' },
      group: { id: 'finance', name: 'Finance' },
      start: '2026-12-05',
      end: '2026-12-15',
      state: 'planned',
      people: 120,
    },
    state: 'open',
    opensOn: '2026-11-28',
    verdict: outcome,
    storm: false,
    notPassed: outcome === 'pass' ? [] : ['criteria', 'adoption'],
    last: null,
    mayDecide: true,
    conditions,
    notAsked: [],
    previous: [],
    factsAt: '2026-11-28T08:00:00.000Z',
    heldBecause: null,
    heldBy: [],
    events: [],
    seen: 3,
    ...changes,
  };
}

function manyGates(count: number): GateView[] {
  const outcomes = ['pass', 'fail', 'inconclusive'] as const;
  return Array.from({ length: count }, (_, index) => {
    const { wave, ...gate } = aGateView({ storm: index % 50 === 1 }, outcomes[index % 3] ?? 'pass');
    const group = { id: `group-${index}`, name: `Department with a long name, number ${index}` };
    const start = `2026-12-${String(1 + (index % 28)).padStart(2, '0')}`;
    return { ...gate, wave: { ...wave, id: `autumn.identity.group-${index}`, group, start } };
  });
}

function aGateEvent(kind: 'storm' | 'hold' | 'override') {
  const reason = LONG_TEXT.slice(0, 500);
  const at = '2026-11-29T08:00:00.000Z';
  return { id: 'e1', kind, by: 'Lea Lead', at, reason, verdict: 'fail' as const, notPassed: [] };
}

function faces(count: number): ChatFace[] {
  const offered = COMMANDS.slice(0, count).map((id) => ({
    id,
    answer: async () => ({ say: message('doors.help') }),
  }));
  const offer = (text: string) => [
    { title: message('feedback.report-this'), verb: 'feedback.form', data: { text: text.slice(0, 4000) } },
  ];
  return [{ commands: offered, offer }];
}

function cardOf(reply: Reply | Outgoing): Card {
  if (!('card' in reply)) throw new Error('This reply is a text.');
  return reply.card;
}
