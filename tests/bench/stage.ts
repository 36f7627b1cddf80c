import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStorage, type Storage } from '../../bot/doors/azure/storage.ts';
import { startAzurite } from '../../bot/local/azurite.ts';
import { freePort } from '../../bot/local/free-port.ts';
import type { SimPerson } from '../../bot/local/simulator/people.ts';
import { type Product, startProduct } from './product.ts';
import { type SimulatedTeams, startSimulatedTeams } from './simulated-teams.ts';

/** Everything that a delivery needs, each part in a process of its own as in production. */
export interface Stage {
  /** A place for files; it goes when the stage does. */
  folder: string;
  connectionString: string;
  storage: Storage;
  /** Requests that tables and queues have answered so far. */
  transactions(): number;
  teams: SimulatedTeams;
  product: Product;
  role: Role;
}

/** `web`: jobs wait until the benchmark starts workers. */
type Role = 'all' | 'web';

interface Setting {
  people: readonly SimPerson[];
  /** Messages per second that the product may send. */
  sendRate: number;
  role?: Role;
}

/** Sets a stage with nothing on it but people in Teams, runs `act` and ends every process again. */
export async function onStage<T>(
  { people, sendRate, role = 'all' }: Setting,
  act: (stage: Stage) => Promise<T>,
): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'groundswell-bench-'));
  const started: { stop(): Promise<void> }[] = [];
  try {
    let transactions = 0;
    const azurite = await startAzurite(null, () => {
      transactions += 1;
    });
    started.push(azurite);
    const { connectionString } = azurite;

    const port = await freePort(0);
    const peopleFile = join(folder, 'people.json');
    await writeFile(peopleFile, JSON.stringify(people));
    const teams = await startSimulatedTeams(port, peopleFile);
    started.push(teams);
    const product = await startProduct({
      port,
      connectionString,
      dataFolder: join(folder, 'data'),
      sendRate,
      role,
    });
    started.push(product);

    const storage = openStorage({ kind: 'connection-string', connectionString }, '');
    return await act({
      folder,
      connectionString,
      storage,
      transactions: () => transactions,
      teams,
      product,
      role,
    });
  } finally {
    for (const part of started.reverse()) await part.stop();
    await rm(folder, { recursive: true, force: true });
  }
}
