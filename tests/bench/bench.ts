import { writeFile } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { answers } from './answers.ts';
import { crash } from './crash.ts';
import { delivery } from './delivery.ts';
import { doors } from './doors.ts';
import { fanout } from './fanout.ts';
import { faults } from './faults.ts';
import { type Bench, brokenRow, type ReportRow, reportRow } from './figure.ts';
import { planning } from './planning.ts';
import { reportTable } from './report-table.ts';
import { screens } from './screens.ts';
import { status } from './status.ts';
import { turns } from './turns.ts';

// npm run bench -- --only delivery --json bench.json
// Ends with 1 when a goal is missed or a benchmark breaks down. Everything stays on loopback.

const BENCHES: readonly Bench[] = [
  delivery,
  crash,
  faults,
  answers,
  fanout,
  planning,
  status,
  turns,
  screens,
  doors,
];

/** The benchmarks of `--only`, or all. Ends the process at a name that does not exist. */
function chosen(only: string | undefined): readonly Bench[] {
  if (only === undefined) return BENCHES;
  return only.split(',').map((name) => {
    const bench = BENCHES.find((one) => one.name === name.trim());
    if (bench) return bench;
    console.error(
      `There is no benchmark "${name}". There are: ${BENCHES.map((one) => one.name).join(', ')}.`,
    );
    return process.exit(1);
  });
}

async function measured({ name, minutes, run }: Bench): Promise<ReportRow[]> {
  console.log(`${name} ...`);
  const late = new AbortController();
  try {
    const tooLate = wait(minutes * 60_000, undefined, { signal: late.signal }).then(() => {
      throw new Error(`it did not end within ${minutes} minutes`);
    });
    const figures = await Promise.race([run(), tooLate]);
    return figures.map((figure) => reportRow(name, figure));
  } catch (error) {
    console.error(`${name} broke down:`, error);
    return [brokenRow(name)];
  } finally {
    late.abort();
  }
}

const { values } = parseArgs({ options: { only: { type: 'string' }, json: { type: 'string' } } });
const rows: ReportRow[] = [];
for (const bench of chosen(values.only)) rows.push(...(await measured(bench)));
console.log(`\n${reportTable(rows)}\n`);
if (values.json) await writeFile(values.json, `${JSON.stringify(rows, null, 2)}\n`);
// Children of a benchmark that came too late end with this process.
process.exit(rows.every(({ holds }) => holds) ? 0 : 1);
