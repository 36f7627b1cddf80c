import { beforeAll, describe, expect, test } from 'vitest';
import { cyclesIn, type Import, importsOf, type Source, sourcesIn } from './support/imports.ts';

// The house of DESIGN.md, held by what imports what.

/** Rooms of one step do not know each other; a room knows the rooms of the steps before its own. */
const STEPS = [
  ['people'],
  ['rollout'],
  ['training', 'feedback', 'champions'],
  ['adoption'],
  ['announcing'],
  ['gates'],
];
const ROOMS = STEPS.flat();
// graph/ is a door of its own: teams/ speaks with the connector as a bot, graph/ with Microsoft Graph as an app.
const DOORS = ['http', 'teams', 'graph', 'jobs', 'azure'];
/** What a room needs at run time to make its faces; everything else of a door is types to it. */
const FACES = [
  'bot/http/route.ts',
  'bot/teams/chat.ts',
  'bot/teams/buttons.ts',
  'bot/jobs/job.ts',
  'bot/azure/table.ts',
  'bot/azure/long-json.ts',
  'bot/azure/kept-reads.ts',
  'bot/azure/shared-reads.ts',
  'bot/azure/stamp.ts',
];
/** Root files that everybody may use. */
const SHARED = ['bot/errors.ts', 'bot/clock.ts', 'bot/csv.ts', 'bot/locale.ts', 'bot/schema-issue.ts'];
/** How the machine is asked for the time. */
const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b/;
/** Who puts the parts together. */
const COMPOSERS = ['bot/app.ts', 'bot/main.ts', 'bot/serve.ts', 'bot/start.ts'];

let bot: Source[];
let tab: Source[];
let all: Import[];

beforeAll(async () => {
  bot = await sourcesIn('bot');
  tab = await sourcesIn('tab');
  all = [...bot, ...tab].flatMap(({ imports }) => imports);
});

describe('rooms', () => {
  test.each(ROOMS)(
    '%s knows only rooms to its left, faces of the doors and the shared root files',
    (room) => {
      const step = STEPS.findIndex((rooms) => rooms.includes(room));
      const left = [room, ...STEPS.slice(0, step).flat()];

      const wrong = within('bot', room).filter(({ to, typeOnly }) => {
        const place = placeOf(to);
        if (place === undefined) return false;
        if (left.includes(place) || place === 'contract' || SHARED.includes(to) || FACES.includes(to))
          return false;
        return !(typeOnly && DOORS.includes(place));
      });

      expect(wrong.map(asText)).toEqual([]);
    },
  );

  test('every folder of the bot has its place in the design', () => {
    const folders = new Set(bot.flatMap(({ file }) => (isRootFile(file) ? [] : [placeOf(file)])));

    expect(
      [...folders].filter((place) => ![...ROOMS, ...DOORS, 'contract', 'local'].includes(place ?? '')),
    ).toEqual([]);
  });
});

describe('doors and root files', () => {
  test.each([...DOORS, 'contract'])('%s knows no room and nothing of local mode', (door) => {
    const wrong = within('bot', door).filter(({ to }) => [...ROOMS, 'local'].includes(placeOf(to) ?? ''));

    expect(wrong.map(asText)).toEqual([]);
  });

  test('only app, main, serve and local mode put the parts together', () => {
    const wrong = all.filter(
      ({ from, to }) =>
        isRootFile(from) &&
        !COMPOSERS.includes(from) &&
        [...ROOMS, ...DOORS, 'local'].includes(placeOf(to) ?? ''),
    );

    expect(wrong.map(asText)).toEqual([]);
  });

  test('nobody but these and local mode knows the parts as a whole', () => {
    const wrong = all.filter(
      ({ from, to }) => COMPOSERS.includes(to) && !COMPOSERS.includes(from) && placeOf(from) !== 'local',
    );

    expect(wrong.map(asText)).toEqual([]);
  });

  test('local mode is reached from the start alone', () => {
    const wrong = all.filter(
      ({ from, to }) => placeOf(to) === 'local' && placeOf(from) !== 'local' && from !== 'bot/start.ts',
    );

    expect(wrong.map(asText)).toEqual([]);
  });

  test.each([
    [/^(botbuilder|botframework-)/, 'bot/teams/'],
    [/^@azure\//, 'bot/azure/'],
    [/^@microsoft\/teams-js/, 'tab/host/'],
  ])('%s is imported in one folder: %s', (name, folder) => {
    const users = all.filter(({ to }) => name.test(to));

    expect(users.filter(({ from }) => !from.startsWith(folder)).map(asText)).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });
});

test('the tab takes types from the contract, and nothing else of the bot', () => {
  const fromBot = tab.flatMap(({ imports }) => imports).filter(({ to }) => to.startsWith('bot/'));

  const wrong = fromBot.filter(({ to, typeOnly }) => !typeOnly || placeOf(to) !== 'contract');

  expect(wrong.map(asText)).toEqual([]);
  expect(fromBot.length).toBeGreaterThan(0);
});

test('the bot knows nothing of the tab', () => {
  const wrong = bot.flatMap(({ imports }) => imports).filter(({ to }) => to.startsWith('tab/'));

  expect(wrong.map(asText)).toEqual([]);
});

test('no import comes back to where it started', () => {
  expect(cyclesIn([...bot, ...tab])).toEqual([]);
});

test('the environment is read by main, and passed on by what starts children', () => {
  expect(filesWith(bot, /\bprocess\.env\b/)).toEqual(['bot/local/child.ts', 'bot/main.ts']);
});

test('one file of the bot asks the machine for the time', () => {
  expect(filesWith(bot, CLOCK)).toEqual(['bot/clock.ts']);
});

test('one file of the tab asks the machine for the time', () => {
  expect(filesWith(tab, CLOCK)).toEqual(['tab/clock.ts']);
});

describe('reading imports', () => {
  test('finds each way to import, and none in comments', () => {
    const code = [
      "import { a } from './a.ts';",
      "import type { B } from '../b/b.ts';",
      "import {\n  type C,\n  d,\n} from './c.ts';",
      "export { e } from './e.ts';",
      "import './f.css';",
      "const g = await import('./g.ts');",
      "// import { h } from './h.ts';",
    ].join('\n');

    const found = importsOf('bot/x/y.ts', code);

    expect(found.map(({ to, typeOnly }) => [to, typeOnly])).toEqual([
      ['bot/x/a.ts', false],
      ['bot/b/b.ts', true],
      ['bot/x/c.ts', false],
      ['bot/x/e.ts', false],
      ['bot/x/f.css', false],
      ['bot/x/g.ts', false],
    ]);
  });

  test('finds a cycle over two files, but not one of types', () => {
    const source = (file: string, code: string): Source => ({ file, code, imports: importsOf(file, code) });

    const cycle = cyclesIn([
      source('a.ts', "import { b } from './b.ts';"),
      source('b.ts', "import { c } from './c.ts';\nimport { a } from './a.ts';"),
      source('c.ts', "import type { b } from './b.ts';"),
    ]);

    expect(cycle).toEqual(['a.ts -> b.ts -> a.ts']);
  });
});

function within(top: string, folder: string): Import[] {
  return all.filter(({ from }) => from.startsWith(`${top}/${folder}/`));
}

/** The folder of the bot that a file is in, or the file itself at its root; undefined outside of it. */
function placeOf(file: string): string | undefined {
  return file.startsWith('bot/') ? file.split('/')[1] : undefined;
}

function isRootFile(file: string): boolean {
  return file.startsWith('bot/') && file.split('/').length === 2;
}

function filesWith(sources: readonly Source[], words: RegExp): string[] {
  return sources.filter(({ code }) => words.test(code)).map(({ file }) => file);
}

function asText({ from, to }: Import): string {
  return `${from} imports ${to}`;
}
