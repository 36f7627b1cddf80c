import { getStatus, type StatusRow } from '../../bot/contract/overview/status.ts';
import { carryOutRollout, importOrganisation } from './an-organisation.ts';
import { atRest } from './at-rest.ts';
import type { Bench, Figure } from './figure.ts';
import { type Answered, type Load, quantile, underLoad } from './load.ts';
import { rowsOfMoves, type WrittenRows } from './rows-of-moves.ts';
import { onStage, type Stage } from './stage.ts';

const GROUPS = 500;
const MANY = 150_000;
const FEW = 1_500;
const AT_ONCE = 20;
const ROUNDS = 10;
/** In each round, of each of those who ask at once. */
const TIMES_EACH = 10;
/** A page that comes so soon is there at once for whoever opened it. */
const MOST_MS = 100;
/** How much longer a hundred times as many people may take in as many groups. */
const MOST_TIMES = 1.3;

/** Of a move: the rollout twice, the head of its log, and a line of the history. */
const MOVE_ROWS = 4;
const WAVES_PER_LOG_ROW = 60;

/** The status page of a rollout under way, for 150,000 people and beside it for 1,500 in as many groups. */
export const status: Bench = {
  name: 'status',
  // Nearly all of it is the import.
  minutes: 15,
  run: () =>
    onStage({ people: [], sendRate: 45 }, (large) =>
      onStage({ people: [], sendRate: 45 }, (small) => measure(large, small)),
    ),
};

async function measure(large: Stage, small: Stage): Promise<Figure[]> {
  const few = await setUp(small, FEW);
  const many = await setUp(large, MANY);
  await Promise.all([atRest(small), atRest(large)]);
  await underLoad(few.load, TIMES_EACH);
  await underLoad(many.load, TIMES_EACH);

  const times = { few: [] as Answered[], many: [] as Answered[] };
  const before = large.transactions();
  // By turns, so that whatever else the machine does meanwhile meets both.
  for (let round = 0; round < ROUNDS; round += 1) {
    times.many.push(...(await underLoad(many.load, TIMES_EACH)));
    times.few.push(...(await underLoad(few.load, TIMES_EACH)));
  }
  const transactions = (large.transactions() - before) / times.many.length;
  const one: Load = { ...many.load, tokens: many.load.tokens.slice(0, 1) };
  const alone = await underLoad(one, 50);
  const [single, slip] = await rowsOfMoves(large.storage, many.rows);
  const afterwards = await underLoad(one, 1);

  return [
    {
      figure: `status, ${MANY} people, ${AT_ONCE} at once, p99`,
      value: quantile(times.many, 0.99),
      unit: 'ms',
      goal: { atMost: MOST_MS },
    },
    {
      figure: `time for ${MANY} people / time for ${FEW}`,
      value: quantile(times.many, 0.5) / quantile(times.few, 0.5),
      unit: '',
      goal: { atMost: MOST_TIMES },
    },
    { figure: 'the same, median', value: quantile(times.many, 0.5), unit: 'ms' },
    { figure: `${FEW} people, p99`, value: quantile(times.few, 0.99), unit: 'ms' },
    { figure: 'one at a time, median', value: quantile(alone, 0.5), unit: 'ms' },
    { figure: 'the first after a move', value: quantile(afterwards, 1), unit: 'ms' },
    ...movesOf(single),
    ...movesOf(slip),
    { figure: 'waves of the rollout', value: wavesIn(many.rows), unit: 'waves' },
    { figure: 'reply', value: (alone[0]?.bytes ?? Number.NaN) / 1_000, unit: 'kB' },
    { figure: 'storage transactions per request', value: transactions, unit: '' },
    { figure: `import of ${MANY} people`, value: many.importSeconds, unit: 's' },
  ];
}

async function setUp(stage: Stage, people: number) {
  const { leads, seconds } = await importOrganisation(stage, { people, groups: GROUPS, leads: AT_ONCE });
  const rows = await carryOutRollout(stage);
  const tokens = await Promise.all(leads.map((lead) => stage.product.tokenOf(lead)));
  const load: Load = { url: `${stage.product.url}${getStatus.path}`, tokens };
  return { load, rows, importSeconds: seconds };
}

/** What a move writes besides the rows of its waves follows what it logs of them, and not the plan. */
function movesOf({ waves, others }: WrittenRows): Figure[] {
  const goal = { atMost: MOVE_ROWS + Math.ceil(waves / WAVES_PER_LOG_ROW) };
  return [{ figure: `a move of ${waves} waves, rows besides theirs`, value: others, unit: 'rows', goal }];
}

function wavesIn(rows: readonly StatusRow[]): number {
  return rows.reduce((sum, row) => sum + row.waves.length, 0);
}
