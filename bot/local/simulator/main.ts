import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { SimPerson } from './people.ts';
import { createSimulator, type SimulatorOptions } from './simulator.ts';

// The simulator as a process of its own, for benchmarks and tests:
// node bot/local/simulator/main.ts --endpoint http://127.0.0.1:3978/api/messages --people people.json
// It prints one line of JSON with its URL when it is ready, and stops on SIGTERM and SIGINT.

const Flags = z.object({
  /** Where the bot takes activities. */
  endpoint: z.url(),
  /** 0 takes any free port. */
  port: z.coerce.number().int().min(0).max(65_535).default(0),
  /** Calls per second; 0 lifts the limit. */
  rate: z.coerce.number().min(0).default(50),
  /** Milliseconds. */
  latency: z.coerce.number().min(0).default(0),
  /** A JSON array of people; PUT /sim/people replaces them later. */
  people: z.string().optional(),
  tenant: z.string().default('00000000-0000-4000-8000-000000000001'),
  bot: z.string().default('00000000-0000-4000-8000-000000000002'),
  journal: z.string().optional(),
  page: z.string().optional(),
});

async function optionsFrom(args: string[]): Promise<SimulatorOptions> {
  const names = Object.keys(Flags.shape);
  const { values } = parseArgs({
    args,
    options: Object.fromEntries(names.map((name) => [name, { type: 'string' as const }])),
  });
  const flags = Flags.parse(values);
  const people = flags.people
    ? z.array(SimPerson).parse(JSON.parse(await readFile(flags.people, 'utf8')))
    : [];
  return {
    people,
    botEndpoint: flags.endpoint,
    tenantId: flags.tenant,
    botId: flags.bot,
    ratePerSecond: flags.rate,
    latencyMs: flags.latency,
    port: flags.port,
    ...(flags.journal !== undefined && { journal: flags.journal }),
    ...(flags.page !== undefined && { pageFolder: flags.page }),
  };
}

try {
  const simulator = await createSimulator(await optionsFrom(process.argv.slice(2)));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void simulator.close());
  process.stdout.write(`${JSON.stringify({ url: simulator.url })}\n`);
} catch (error) {
  const reason = error instanceof z.ZodError ? z.prettifyError(error) : String(error);
  process.stderr.write(`The Teams simulator cannot start: ${reason}\n`);
  process.exitCode = 1;
}
