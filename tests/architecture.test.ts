import { beforeAll, describe, expect, test } from 'vitest';
import { cyclesIn, type Import, importsOf, type Source, sourcesIn } from './support/imports.ts';

// The house of DESIGN.md, held by what imports what.

/** The rooms in their order: each knows only rooms before it. */
const ROOMS = [
  'people',
  'telling',
  'playbooks',
  'rollout',
  'criteria',
  'crew',
  'guide',
  'training',
  'champions',
  'feedback',
  'announcements',
  'delivery',
  'channels',
  'installing',
  'adoption',
  'directory',
  'gates',
  'importing',
  'overview',
];
const DOORS = ['http', 'teams', 'graph', 'azure', 'jobs'];
/** What a room needs at run time to make its faces; everything else of a door is types to it. */
const FACES = [
  'bot/rooms/room.ts',
  'bot/doors/http/route.ts',
  'bot/doors/teams/chat.ts',
  'bot/doors/teams/buttons.ts',
  'bot/doors/jobs/job.ts',
  'bot/doors/azure/table.ts',
  'bot/doors/azure/json-cell.ts',
  'bot/doors/azure/long-json.ts',
  'bot/doors/azure/kept-reads.ts',
  'bot/doors/azure/brief-reads.ts',
  'bot/doors/azure/shared-reads.ts',
  'bot/doors/azure/stamp.ts',
];
/** What a room turns towards the doors, by the names of its files: tests meet it as its `room.ts` opens it. */
const FACE_FILES = /^bot\/rooms\/.*\b(?:routes|chat|jobs)\.ts$/;
/** By the names of what makes one of them, in whichever file: `countingJobs`. */
const FACE_MAKERS = /^import \{[^}]*\b[a-z]\w*(?:Routes|Chat|Jobs)\b[^}]*\} from '[^']*bot\/rooms\//m;
/** How the machine is asked for the time. */
const CLOCK = /\bDate\.now\b|\bnew Date\(\s*\)|\bTemporal\.Now\b/;
/** Who puts the parts together. */
const COMPOSERS = ['bot/app.ts', 'bot/open-rooms.ts', 'bot/main.ts', 'bot/serve.ts', 'bot/start.ts'];

let bot: Source[];
let tab: Source[];
let all: Import[];

beforeAll(async () => {
  bot = await sourcesIn('bot');
  tab = await sourcesIn('tab');
  all = [...bot, ...tab].flatMap(({ imports }) => imports);
});

describe('rooms', () => {
  test('each knows only rooms before it', () => {
    const wrong = bot
      .flatMap(({ imports }) => imports)
      .filter(({ from, to }) => isRoom(placeOf(from)) && isRoom(placeOf(to)))
      .filter(({ from, to }) => orderOf(from) < orderOf(to));

    expect(arrows(wrong, placeOf)).toEqual([]);
  });

  test('each knows the base, the contract, and of the doors its faces and types', () => {
    const wrong = bot
      .flatMap(({ imports }) => imports)
      .filter(({ from, to }) => isRoom(placeOf(from)) && to.startsWith('bot/') && !isRoom(placeOf(to)))
      .filter(({ to, typeOnly }) => {
        if (['base', 'contract'].includes(placeOf(to) ?? '') || FACES.includes(to)) return false;
        return !(typeOnly && isDoor(placeOf(to)));
      });

    expect(wrong.map(asText)).toEqual([]);
  });

  test.each(ROOMS)('the folders of %s have an order as well', (room) => {
    expect(arrowsBack(`bot/rooms/${room}/`)).toEqual([]);
  });

  test('nobody but telling takes what writes to people and channels in Teams', () => {
    const messengers = /^bot\/doors\/teams\/(messenger|channel-messenger)\.ts$/;
    const users = all.filter(({ from, to }) => messengers.test(to) && isRoom(placeOf(from)));

    expect(users.filter(({ from }) => placeOf(from) !== 'rooms/telling').map(asText)).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });

  test('every folder of the bot has its place in the design', () => {
    const folders = new Set(bot.flatMap(({ file }) => (isRootFile(file) ? [] : [placeOf(file) ?? file])));

    expect(
      [...folders].filter(
        (place) =>
          !isRoom(place) && !isDoor(place) && !['base', 'contract', 'local', 'rooms/room.ts'].includes(place),
      ),
    ).toEqual([]);
  });
});

describe('doors and root files', () => {
  test.each(['base', 'contract', ...DOORS.map((door) => `doors/${door}`)])(
    '%s knows no room and nothing of local mode',
    (place) => {
      const wrong = within(place).filter(({ to }) => isRoom(placeOf(to)) || placeOf(to) === 'local');

      expect(wrong.map(asText)).toEqual([]);
    },
  );

  test('the base and the contract know no door', () => {
    const wrong = [...within('base'), ...within('contract')].filter(({ to }) => isDoor(placeOf(to)));

    expect(wrong.map(asText)).toEqual([]);
  });

  test('only app, main, serve and local mode put the parts together', () => {
    const wrong = all.filter(
      ({ from, to }) =>
        isRootFile(from) &&
        !COMPOSERS.includes(from) &&
        (isRoom(placeOf(to)) || isDoor(placeOf(to)) || placeOf(to) === 'local'),
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
    [/^(botbuilder|botframework-)/, 'bot/doors/teams/'],
    [/^@azure\//, 'bot/doors/azure/'],
    [/^@microsoft\/teams-js/, 'tab/host/'],
  ])('%s is imported in one folder: %s', (name, folder) => {
    const users = all.filter(({ to }) => name.test(to));

    expect(users.filter(({ from }) => !from.startsWith(folder)).map(asText)).toEqual([]);
    expect(users.length).toBeGreaterThan(0);
  });
});

describe('what the tab takes of the bot', () => {
  test('is the contract, and nothing else', () => {
    const fromBot = tab.flatMap(({ imports }) => imports).filter(({ to }) => to.startsWith('bot/'));

    expect(fromBot.filter(({ to }) => placeOf(to) !== 'contract').map(asText)).toEqual([]);
    expect(fromBot.length).toBeGreaterThan(0);
  });

  // Schemas are types to the tab: whoever took one as a value would put all of zod into the page.
  test('are its types, and as values the files that import nothing', () => {
    const bare = bot
      .filter(({ imports }) => imports.every(({ typeOnly }) => typeOnly))
      .map(({ file }) => file);
    const values = tab
      .flatMap(({ imports }) => imports)
      .filter(({ to, typeOnly }) => to.startsWith('bot/') && !typeOnly);

    expect(values.filter(({ to }) => !bare.includes(to)).map(asText)).toEqual([]);
    expect(values.length).toBeGreaterThan(0);
  });
});

describe('the tab', () => {
  test('features never import each other', () => {
    const wrong = tab
      .flatMap(({ imports }) => imports)
      .filter(({ from, to }) => featureOf(from) && featureOf(to) && featureOf(from) !== featureOf(to));

    expect(arrows(wrong, featureOf)).toEqual([]);
  });

  test('takes the limits of its fields from the contract', () => {
    expect(filesWith(tab, /\b(?:maxLength|minLength)(?:=\{|: ?)\d/)).toEqual([]);
  });

  test.each(['ui', 'api', 'host', 'words'])('%s knows no feature and not the shell', (part) => {
    const wrong = tab
      .filter(({ file }) => file.startsWith(`tab/${part}/`))
      .flatMap(({ imports }) => imports)
      .filter(({ to }) => featureOf(to) || to.startsWith('tab/shell/'));

    expect(wrong.map(asText)).toEqual([]);
  });
});

describe('the tests of rooms', () => {
  test('meet what a room turns towards the doors as it is opened', async () => {
    const tests = await sourcesIn('tests/rooms');
    const wired = tests.filter(
      ({ code, imports }) =>
        FACE_MAKERS.test(code) || imports.some(({ to, typeOnly }) => FACE_FILES.test(to) && !typeOnly),
    );

    expect(wired.map(({ file }) => file)).toEqual([]);
    expect(tests.length).toBeGreaterThan(0);
  });
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
  expect(filesWith(bot, CLOCK)).toEqual(['bot/base/clock.ts']);
});

test('one file of the tab asks the machine for the time', () => {
  expect(filesWith(tab, CLOCK)).toEqual(['tab/ui/clock.ts']);
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

function within(place: string): Import[] {
  return all.filter(({ from }) => from.startsWith(`bot/${place}/`));
}

/** `rooms/people`, `doors/http`, `base`, or the name of a file at the root of the bot; undefined outside of it. */
function placeOf(file: string): string | undefined {
  if (!file.startsWith('bot/')) return undefined;
  const [, first = '', second = ''] = file.split('/');
  return first === 'rooms' || first === 'doors' ? `${first}/${second}` : first;
}

function isRoom(place: string | undefined): boolean {
  return ROOMS.some((room) => place === `rooms/${room}`);
}

function isDoor(place: string | undefined): boolean {
  return DOORS.some((door) => place === `doors/${door}`);
}

function orderOf(file: string): number {
  return ROOMS.indexOf((placeOf(file) ?? '').slice('rooms/'.length));
}

/** `features/status` for a file of that screen. */
function featureOf(file: string): string | undefined {
  return /^tab\/(features\/[^/]+)\//.exec(file)?.[1];
}

/** Each arrow between two places once, sorted. */
function arrows(imports: readonly Import[], place: (file: string) => string | undefined): string[] {
  return [...new Set(imports.map(({ from, to }) => `${place(from)} -> ${place(to)}`))].sort();
}

/**
 * Pairs of folders of a room that import each other, by any way round: with none the folders have an order. The files
 * beside the folders count one by one, since a room's opening reads all folders and its words are read by all.
 */
function arrowsBack(room: string): string[] {
  const node = (file: string) => {
    const rest = file.slice(room.length).split('/');
    return rest.length > 1 ? `${room}${rest[0]}/` : file;
  };
  const next = new Map<string, Set<string>>();
  for (const { from, to } of all) {
    if (!from.startsWith(room) || !to.startsWith(room) || node(from) === node(to)) continue;
    next.set(node(from), (next.get(node(from)) ?? new Set()).add(node(to)));
  }
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean => {
    if (seen.has(from)) return false;
    seen.add(from);
    return [...(next.get(from) ?? [])].some((one) => one === to || reaches(one, to, seen));
  };
  return [...next.entries()]
    .flatMap(([from, tos]) => [...tos].filter((to) => reaches(to, from)).map((to) => `${from} -> ${to}`))
    .filter((arrow) => arrow.includes('/ -> ') || arrow.endsWith('/'))
    .sort();
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
