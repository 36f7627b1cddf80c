import { describe, expect, test } from 'vitest';
import { PLACEHOLDERS } from '../../bot/announcing/cards/placeholders.ts';
import type { WaveToAnnounce } from '../../bot/contract/announcing.ts';
import { Composition, type CompositionView } from '../../bot/contract/composition.ts';
import { offsetWords, relativeDay } from '../../tab/compose/audience/schedule.ts';
import { speakers } from '../../tab/compose/audience/speakers.ts';
import {
  blankDraft,
  type ComposeDraft,
  type ContentDraft,
  compositionOf,
  draftOf,
  sameDraft,
  withContent,
  withLanguage,
  withoutLanguage,
  withoutWords,
} from '../../tab/compose/compose-draft.ts';
import {
  audienceKinds,
  groupChoices,
  trainingChoices,
  waveChoices,
} from '../../tab/compose/compose-facts.ts';
import { draftFaults, presentable } from '../../tab/compose/draft-faults.ts';
import { allFaults, blocking, faultsAt, validation } from '../../tab/compose/faults.ts';
import { directionOf, languageName, languagesToAdd } from '../../tab/compose/languages.ts';
import {
  cardsWords,
  dueWords,
  hindrances,
  mainStep,
  questionOf,
  thanksFor,
  warningOfEdit,
} from '../../tab/compose/life/steps.ts';
import { missingWords } from '../../tab/compose/missing.ts';
import type { CompositionForecast } from '../../tab/compose/replies.ts';
import { type SaveFacts, saveState, saveWords } from '../../tab/compose/saving/save-state.ts';
import { filledLine, startingDraft, templateDay } from '../../tab/compose/templates.ts';
import { placeholdersFor } from '../../tab/compose/text/placeholder-menu.ts';
import { inserted, type Mark, withMark } from '../../tab/compose/text/text-marks.ts';
import { createFormat } from '../../tab/format/format.ts';
import { screenAt, screensOf } from '../../tab/shell/screens.ts';

const format = createFormat('en-GB');
const WAVE = 'foundation.windows.sales';

function aComposition(over: Partial<Composition> = {}): Composition {
  return {
    audience: { kind: 'wave', waveId: WAVE },
    exclude: { groups: ['legal'], pilot: true, champions: false, listId: null },
    fallback: 'en',
    contents: {
      de: { title: 'Titel', text: 'Text', picture: null, buttons: [] },
      en: {
        title: 'Title',
        text: 'Text',
        picture: { url: 'https://contoso.com/a.png', alt: 'A new desk' },
        buttons: [{ title: 'Read on', url: 'https://contoso.com' }],
      },
    },
    training: ['windows-basics'],
    essential: true,
    schedule: { kind: 'relative', offsetDays: -7, hour: '09:00', ownZone: true },
    template: 'windows.-7',
    ...over,
  };
}

/** A draft with a title and a text in English, to everyone. */
function aDraft(over: Partial<ComposeDraft> = {}): ComposeDraft {
  const draft = withContent(blankDraft(null, 'en'), 'en', { title: 'Title', text: 'Text' });
  return { ...draft, audience: { ...draft.audience, kind: 'everyone' }, ...over };
}

function aForecast(over: Partial<CompositionForecast> = {}): CompositionForecast {
  return {
    people: 214,
    reachable: 200,
    unreachable: [],
    excluded: 0,
    paused: 0,
    languages: [],
    seconds: 5,
    due: null,
    posts: { into: [], none: [] },
    refusal: null,
    ...over,
  };
}

const places = (draft: ComposeDraft) => draftFaults(draft).map(({ where }) => where);

describe('a draft', () => {
  test.each<[string, Partial<Composition>]>([
    ['for a wave, with everything in it', {}],
    ['for groups', { audience: { kind: 'groups', groups: ['sales', 'legal'] } }],
    ['for champions of all groups', { audience: { kind: 'champions', groups: [] } }],
    ['for champions of one group', { audience: { kind: 'champions', groups: ['sales'] } }],
    ['for a role', { audience: { kind: 'role', role: 'champion' } }],
    ['for the pilot set', { audience: { kind: 'pilot' } }],
    ['for everyone', { audience: { kind: 'everyone' } }],
    ['for a list', { audience: { kind: 'list', listId: '1f7e4e2c-6c0f-4c3e-8ad5-0e6e7a3d3c11' } }],
    ['that goes at once', { schedule: { kind: 'now' } }],
    ['for a day', { schedule: { kind: 'at', date: '2026-12-15', hour: '14:30', ownZone: false } }],
  ])('%s comes back as it was', (_, over) => {
    const composition = aComposition(over);

    const back = compositionOf(draftOf(composition));

    expect(back).toEqual(composition);
    expect(Composition.parse(back)).toEqual(composition);
  });

  test('shows the fallback first', () => {
    expect(draftOf(aComposition()).contents.map(({ language }) => language)).toEqual(['en', 'de']);
  });

  test('keeps what was chosen for one kind of audience while another one is tried', () => {
    const draft = draftOf(aComposition({ audience: { kind: 'groups', groups: ['sales'] } }));
    const tried = { ...draft, audience: { ...draft.audience, kind: 'pilot' as const } };

    expect(compositionOf(tried).audience).toEqual({ kind: 'pilot' });
    expect(compositionOf({ ...tried, audience: { ...tried.audience, kind: 'groups' } }).audience).toEqual({
      kind: 'groups',
      groups: ['sales'],
    });
  });

  test('leaves out languages and buttons in which nothing is written', () => {
    const empty = { key: 'b', title: ' ', url: '' };
    const draft = withLanguage(withContent(aDraft(), 'en', { buttons: [empty] }), 'de');

    const { contents } = compositionOf(draft);

    expect(Object.keys(contents)).toEqual(['en']);
    expect(contents.en?.buttons).toEqual([]);
    expect(draftFaults(draft)).toEqual([]);
  });

  test('is counted by what decides who gets it, and by none of its words', () => {
    const composition = aComposition();
    const { en } = composition.contents;
    const rewritten = {
      ...composition,
      contents: {
        ...composition.contents,
        en: { ...en, title: 'Another', text: 'one', picture: null, buttons: [] },
      },
    };

    expect(withoutWords(rewritten)).toEqual(withoutWords(composition));
    expect(withoutWords(aComposition({ essential: false }))).not.toEqual(withoutWords(composition));
    expect(Object.keys(withoutWords(composition).contents)).toEqual(['de', 'en']);
    expect(Composition.safeParse(withoutWords(composition)).success).toBe(true);
  });

  test('never loses its fallback', () => {
    const draft = withLanguage(aDraft(), 'de');

    expect(withoutLanguage(draft, 'de').contents.length).toBe(1);
    expect(withoutLanguage(draft, 'en')).toBe(draft);
  });

  test('is the same as one in which everything is the same', () => {
    expect(sameDraft(draftOf(aComposition()), draftOf(aComposition()))).toBe(true);
    expect(sameDraft(draftOf(aComposition()), draftOf(aComposition({ essential: false })))).toBe(false);
  });
});

describe('what keeps a draft from being kept', () => {
  test('is nothing where the server would take it', () => {
    expect(draftFaults(draftOf(aComposition()))).toEqual([]);
    expect(Composition.safeParse(compositionOf(aDraft())).success).toBe(true);
  });

  test('is a title or a text that is missing', () => {
    const { audience } = aDraft();

    expect(places({ ...blankDraft(null, 'en'), audience })).toEqual([
      'contents.en.title',
      'contents.en.text',
    ]);
  });

  test('is an audience that is not chosen, as in a new one for no wave', () => {
    expect(places(blankDraft(null, 'en'))).toContain('audience');
    expect(places(blankDraft(WAVE, 'en'))).not.toContain('audience');

    const { audience } = aDraft();

    for (const kind of ['wave', 'groups', 'list'] as const) {
      expect(places(aDraft({ audience: { ...audience, kind } }))).toEqual(['audience']);
    }
  });

  test.each<[string, Partial<ContentDraft>, string]>([
    ['an address without https', { pictureUrl: 'http://x.example/a.png', pictureAlt: 'A' }, 'picture.url'],
    ['a picture without words', { pictureUrl: 'https://x.example/a.png' }, 'picture.alt'],
    ['words without a picture', { pictureAlt: 'A desk' }, 'picture.url'],
    ['a title that is too long', { title: 'x'.repeat(121) }, 'title'],
    ['a text that is too long', { text: 'x'.repeat(4001) }, 'text'],
    [
      'a button without a title',
      { buttons: [{ key: '0', title: '', url: 'https://a.example' }] },
      'buttons.0.title',
    ],
    [
      'a button that leads nowhere',
      { buttons: [{ key: '0', title: 'Go', url: 'a.example' }] },
      'buttons.0.url',
    ],
  ])('is %s', (_, part, where) => {
    const draft = withContent(aDraft(), 'en', part);

    expect(places(draft)).toEqual([`contents.en.${where}`]);
    expect(Composition.safeParse(compositionOf(draft)).success).toBe(part.pictureAlt === 'A desk');
  });

  test.each([
    ['at', { date: '' }],
    ['relative', { offsetDays: '' }],
    ['relative', { offsetDays: '91' }],
    ['relative', { offsetDays: '1.5' }],
    ['relative', { offsetDays: '-7', hour: '' }],
  ] as const)('is a schedule %s with %j', (kind, part) => {
    const { schedule } = aDraft();

    expect(places(aDraft({ schedule: { ...schedule, kind, ...part } }))).toEqual(['schedule']);
  });

  test('does not keep the rest from being shown while another language is half written', () => {
    const half = withContent(withLanguage(aDraft(), 'de'), 'de', { title: 'Titel' });

    expect(places(half)).toEqual(['contents.de.text']);
    expect(presentable(half)?.contents.map(({ language }) => language)).toEqual(['en']);
    expect(presentable(blankDraft(null, 'en'))).toBeNull();
  });

  test('does not keep the card from being shown while it is not said when it goes', () => {
    const { schedule } = aDraft();
    const undated = aDraft({ schedule: { ...schedule, kind: 'at', date: '' } });

    expect(places(undated)).toEqual(['schedule']);
    expect(presentable(undated)?.schedule.kind).toBe('now');
  });

  test('is said one thing after the other, beside the card that waits for it', () => {
    const { audience } = aDraft();
    const toNobody = { ...audience, kind: 'groups' } as const;

    expect(missingWords(blankDraft(null, 'en'))).toBe('Write a title and a text');
    expect(missingWords(aDraft({ audience: toNobody }))).toBe('Choose whom it is for');
    expect(missingWords(withContent(aDraft(), 'en', { pictureUrl: 'http://a.example/a.png' }))).toBe(
      'Mend what is marked red',
    );
  });
});

describe('faults', () => {
  const fault = (where: string, blocks = true) => ({ where, what: `${where} is wrong.`, blocks });

  test('stand at their field and at everything above it, and at no other', () => {
    const faults = [fault('contents.de.text'), fault('contents.den.text'), fault('audience')];

    expect(faultsAt(faults, 'contents.de')).toEqual([faults[0]]);
    expect(faultsAt(faults, 'audience')).toEqual([faults[2]]);
  });

  test('that block are errors, others warnings', () => {
    expect(validation([fault('a', false)]).validationState).toBe('warning');
    expect(validation([fault('a', false), fault('b')])).toMatchObject({
      validationMessage: { children: 'a is wrong.\nb is wrong.' },
      validationState: 'error',
    });
    expect(validation([])).toEqual({});
    expect(blocking([fault('a', false), fault('b')])).toBe(1);
  });

  test('that the tab finds come before what the server said about the same field', () => {
    const own = [{ where: 'schedule', what: 'Choose a date.', blocks: true }];

    expect(allFaults(own, [fault('schedule'), fault('audience')])).toEqual([...own, fault('audience')]);
  });
});

describe('a mark', () => {
  const marked = (text: string, from: number, to: number, mark: Mark) => {
    const now = withMark({ text, from, to }, mark);
    return `${now.text.slice(0, now.from)}[${now.text.slice(now.from, now.to)}]${now.text.slice(now.to)}`;
  };

  test.each<[Mark, string]>([
    ['bold', 'Dear **[people]**, hello'],
    ['italic', 'Dear _[people]_, hello'],
    ['link', 'Dear [people]([https://]), hello'],
    ['list', '[- Dear people, hello]'],
  ])('%s makes of "people" in a line: %s', (mark, result) => {
    expect(marked('Dear people, hello', 5, 11, mark)).toBe(result);
  });

  test('is taken away by the same button', () => {
    expect(marked('Dear **people**', 7, 13, 'bold')).toBe('Dear [people]');
    expect(marked('- one\n- two', 0, 11, 'list')).toBe('[one\ntwo]');
  });

  test('of a list takes whole lines, and leaves those around as they are', () => {
    expect(marked('before\none\ntwo\nafter', 8, 12, 'list')).toBe('before\n[- one\n- two]\nafter');
    expect(marked('- one\ntwo', 0, 9, 'list')).toBe('[- one\n- two]');
  });

  test('of a link without a selection has a title to write over', () => {
    expect(marked('', 0, 0, 'link')).toBe('[title]([https://])');
  });

  test('a placeholder takes the place of what is selected', () => {
    expect(inserted({ text: 'Dear X', from: 5, to: 6 }, '{firstName}')).toEqual({
      text: 'Dear {firstName}',
      from: 16,
      to: 16,
    });
  });
});

describe('placeholders', () => {
  test('offered for a wave are all that the server knows', () => {
    expect(new Set(placeholdersFor('wave').map(({ name }) => name))).toEqual(new Set(PLACEHOLDERS));
  });

  test('of a wave are offered for a wave alone', () => {
    const names = placeholdersFor('everyone').map(({ name }) => name);

    expect(names).not.toContain('start');
    expect(names).toContain('firstName');
  });
});

describe('languages', () => {
  test('are named in the language of the reader', () => {
    expect(languageName('de', 'en-GB')).toBe('German');
    expect(languageName('de', 'de')).toBe('Deutsch');
    expect(languageName('not a language', 'en')).toBe('not a language');
  });

  test('that are written already are not offered again', () => {
    const offered = languagesToAdd(['de'], 'en-GB').map(({ id }) => id);

    expect(offered).not.toContain('de');
    expect(offered).toContain('fr');
  });

  test('are written in their direction', () => {
    expect([directionOf('he'), directionOf('de-CH')]).toEqual(['rtl', 'ltr']);
  });
});

describe('the state of saving', () => {
  const state = (over: Partial<SaveFacts>) =>
    saveState({
      there: true,
      dirty: true,
      whole: true,
      saving: false,
      failed: false,
      conflict: false,
      at: null,
      ...over,
    }).kind;

  test.each<[string, Partial<SaveFacts>]>([
    ['saved', { dirty: false }],
    ['new', { there: false, dirty: false }],
    ['changed', {}],
    ['incomplete', { whole: false }],
    ['saving', { saving: true }],
    ['failed', { failed: true }],
    ['conflict', { conflict: true, failed: true }],
  ])('is %s with %j', (kind, over) => {
    expect(state(over)).toBe(kind);
  });

  test('says when it was saved', () => {
    const timeOfDay = () => '10:04';

    expect(saveWords({ kind: 'saved', at: '2026-12-15T10:04:00Z' }, { timeOfDay })).toBe('Saved 10:04');
    expect(saveWords({ kind: 'saved', at: null }, { timeOfDay })).toBe('Saved');
  });
});

describe('a step', () => {
  const view: Pick<CompositionView, 'state' | 'audience'> = { state: 'draft', audience: 'Windows for Sales' };

  test('that sends asks with the exact number of people', () => {
    const question = questionOf('send', view, aForecast(), format);

    expect(question?.title).toBe('Send to 214 people now?');
    expect(question?.confirm).toBe('Send to 214 people');
    expect(question?.text).toContain('200 of them can be reached now, 14 cannot.');
  });

  test('that can be undone by another is taken without a question', () => {
    for (const step of ['submit', 'schedule', 'unschedule'] as const) {
      expect(questionOf(step, view, undefined, format)).toBeUndefined();
    }
  });

  test('back to the authors needs a reason', () => {
    expect(questionOf('send-back', view, undefined, format)?.note?.required).toBe(true);
  });

  test('that cancels says what becomes of those who have it', () => {
    expect(questionOf('cancel', { ...view, state: 'sending' }, undefined, format)?.text).toContain(
      'Those who have',
    );
    expect(questionOf('cancel', { ...view, state: 'scheduled' }, undefined, format)?.text).toContain(
      view.audience,
    );
  });

  test('that most people come for follows from the schedule', () => {
    const steps: CompositionView['steps'] = ['submit', 'schedule', 'send'];

    expect(mainStep({ steps, composition: aComposition() })).toBe('schedule');
    expect(mainStep({ steps, composition: aComposition({ schedule: { kind: 'now' } }) })).toBe('send');
    expect(mainStep({ steps: ['submit'], composition: aComposition() })).toBe('submit');
    expect(mainStep({ steps: [], composition: aComposition() })).toBeUndefined();
  });

  test('that is not possible says why, each reason once', () => {
    const whyNot: CompositionView['whyNot'] = [
      { step: 'submit', why: 'Nobody is in it.' },
      { step: 'send', why: 'Nobody is in it.' },
      { step: 'schedule', why: 'It has no date.' },
    ];

    expect(hindrances({ whyNot, composition: aComposition() }, format)).toEqual([
      { steps: 'Hand in for review and Send now', why: 'Nobody is in it.' },
      { steps: 'Schedule', why: 'It has no date.' },
    ]);
    expect(
      hindrances({ whyNot, composition: aComposition({ schedule: { kind: 'now' } }) }, format),
    ).toHaveLength(1);
  });

  test('of changing it warns unless it is a draft', () => {
    expect(warningOfEdit('draft')).toBeUndefined();
    expect(warningOfEdit('scheduled')).toContain('becomes a draft again');
    expect(warningOfEdit('sent')).toContain('cards in their chats change');
    expect(warningOfEdit('cancelled')).toContain('Duplicate it');
  });

  test('that schedules says when it goes, and that each person has an hour of their own', () => {
    const due = '2026-12-15T09:00:00Z';
    const at = (ownZone: boolean) =>
      aComposition({ schedule: { kind: 'at', date: '2026-12-15', hour: '09:00', ownZone } });

    expect(dueWords({ due, composition: at(false) }, format)).toBe(`It goes on ${format.moment(due)}.`);
    expect(dueWords({ due, composition: at(true) }, format)).toContain('09:00 where each person is');
    expect(thanksFor('schedule', { due: null, composition: at(true) }, format)).toBe('Scheduled.');
  });

  test('after it was sent says how far cards have followed', () => {
    const cards = { wish: 'update', done: 40, gone: 2, failed: 1, finishedAt: null } as const;

    expect(cardsWords(cards, format)).toBe(
      '40 cards were changed, 2 had gone already and Teams refused 1 so far.',
    );
    expect(
      cardsWords(
        { ...cards, wish: 'retract', gone: 0, failed: 0, finishedAt: '2026-12-15T10:00:00Z' },
        format,
      ),
    ).toBe('40 cards were taken back.');
  });
});

describe('what is offered to an author', () => {
  const rows = ['pilot', 'sales', 'legal'].map((id) => ({ group: { id, name: id }, people: 1, waves: [] }));

  test('are the groups that a lead may write to; everybody may be left out', () => {
    const limited = groupChoices(rows, [{ id: 'legal', name: 'legal' }]);

    expect(limited.groups.map(({ id }) => id)).toEqual(['legal']);
    expect(limited.allGroups.map(({ id }) => id)).toEqual(['sales', 'legal']);
    expect(groupChoices(rows, null).groups.map(({ id }) => id)).toEqual(['sales', 'legal']);
  });

  test('are audiences within the groups of a lead, and the one that is chosen already', () => {
    expect(audienceKinds(true, 'wave')).toEqual(['wave', 'groups', 'champions']);
    expect(audienceKinds(true, 'pilot')).toContain('pilot');
    expect(audienceKinds(false, 'wave')).toContain('everyone');
  });

  test('are training items of the phase of the wave, or of every phase once', () => {
    const item = (id: string) => ({ id, title: id, url: 'https://learn.example', minutes: 5 });
    const phases = [
      { id: 'identity', name: 'Identity', training: [item('a'), item('both')] },
      { id: 'windows', name: 'Windows', training: [item('b'), item('both')] },
    ];
    const { audience } = draftOf(aComposition());

    expect(trainingChoices(phases, audience).map(({ id }) => id)).toEqual(['b', 'both']);
    expect(trainingChoices(phases, { ...audience, kind: 'everyone' }).map(({ id }) => id)).toEqual([
      'a',
      'both',
      'b',
    ]);
  });

  test('are waves that are not over by date, and the one that is chosen', () => {
    const wave = (group: string, start: string, state: WaveToAnnounce['state']): WaveToAnnounce => ({
      id: `foundation.windows.${group}`,
      phase: { id: 'windows', name: 'Windows' },
      group: { id: group, name: group },
      state,
      start,
      end: '2027-03-01',
      announcement: null,
      mayAnnounce: true,
      mayNotBecause: null,
    });
    const waves = [
      wave('late', '2027-02-01', 'planned'),
      wave('early', '2027-01-01', 'held'),
      wave('over', '2026-01-01', 'complete'),
    ];

    expect(waveChoices(waves, '', format).map(({ name }) => name)).toEqual([
      'Windows, early (from 1 Jan 2027)',
      'Windows, late (from 1 Feb 2027)',
    ]);
    expect(waveChoices(waves, 'foundation.windows.over', format)).toHaveLength(3);
  });
});

describe('a schedule by the wave', () => {
  const schedule = { kind: 'relative', date: '', offsetDays: '-7', hour: '09:00', ownZone: true } as const;

  test('shows its day', () => {
    expect(relativeDay(schedule, '2027-01-05')).toBe('2026-12-29');
    expect(relativeDay({ ...schedule, offsetDays: '' }, '2027-01-05')).toBeUndefined();
    expect(relativeDay(schedule, null)).toBeUndefined();
    expect(relativeDay({ ...schedule, kind: 'now' }, '2027-01-05')).toBeUndefined();
  });

  test('is told in words', () => {
    expect([-21, -1, 0, 14].map((offset) => offsetWords(offset, format))).toEqual([
      '21 days before the wave starts',
      '1 day before the wave starts',
      'The day the wave starts',
      '14 days after the wave starts',
    ]);
  });
});

describe('a template', () => {
  test('is listed with the words of its wave, and without marks', () => {
    const wave = {
      phase: { id: 'identity', name: 'Identity' },
      group: { id: 'legal', name: 'Legal' },
      start: '2026-12-07',
      end: '2026-12-15',
    };

    expect(filledLine('{phase} is coming to {group}', wave, format)).toBe('Identity is coming to Legal');
    expect(filledLine('Dear {firstName},\n\n**{start}** to {end}.', wave, format)).toBe(
      'Dear {firstName}, 7 Dec 2026 to 14 Dec 2026.',
    );
    expect(filledLine('{phase} is coming', undefined, format)).toBe('{phase} is coming');
  });

  test('whose day is behind goes when its author says so', () => {
    const past = templateDay({ offsetDays: -21 }, '2026-11-30', '2026-11-21');
    const coming = templateDay({ offsetDays: -7 }, '2026-11-30', '2026-11-21');

    expect([past, coming]).toEqual([
      { date: '2026-11-09', past: true },
      { date: '2026-11-23', past: false },
    ]);
    expect(startingDraft({ composition: aComposition() }, true).schedule).toMatchObject({
      kind: 'now',
      offsetDays: '-7',
    });
    expect(compositionOf(startingDraft({ composition: aComposition() }, false))).toEqual(aComposition());
  });
});

test('the composer is for leads alone, and opened from other screens', () => {
  expect(screenAt('lead', '/compose/new')?.path).toBe('compose');
  expect(screenAt('champion', '/compose/new')).toBeUndefined();
  expect(screensOf('lead').some(({ path }) => path === 'compose')).toBe(false);
});

test('people of a language are counted together, whether it is their own or not', () => {
  expect(
    speakers([
      { language: 'de', people: 30, fallback: false },
      { language: 'en', people: 51, fallback: true },
      { language: 'en', people: 29, fallback: false },
    ]),
  ).toEqual([
    { language: 'en', people: 80, otherwise: 51 },
    { language: 'de', people: 30, otherwise: 0 },
  ]);
});
