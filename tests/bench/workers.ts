import { cpuMsOf, memoryMbOf } from './process-use.ts';
import { startFlags, startProgram } from './program.ts';
import type { Stage } from './stage.ts';

const MAIN = new URL('../../bot/main.ts', import.meta.url);

/** The product as a worker in a process of its own. */
export interface BenchWorker {
  /** Processor time that it has used so far. */
  cpuMs(): number;
  /** Memory that it has in use. */
  memoryMb(): number;
  /** The most that it ever had in use. */
  mostMemoryMb(): number;
  /** Ends it as a crash would. */
  kill(): void;
  stop(): Promise<void>;
}

/** @param sendRate messages per second, for all of them together */
export function startWorkers(stage: Stage, count: number, sendRate: number): Promise<BenchWorker[]> {
  return Promise.all(Array.from({ length: count }, () => startWorker(stage, sendRate)));
}

/** For what a job does before anything is measured: a worker that is gone again afterwards, where there is none. */
export async function withWorker<T>(stage: Stage, act: () => Promise<T>): Promise<T> {
  if (stage.role === 'all') return act();
  const worker = await startWorker(stage, 40);
  try {
    return await act();
  } finally {
    await worker.stop();
  }
}

export async function startWorker(
  { connectionString }: Pick<Stage, 'connectionString'>,
  sendRate: number,
): Promise<BenchWorker> {
  const env = {
    ROLE: 'worker',
    STORAGE_CONNECTION_STRING: connectionString,
    SEND_RATE: String(sendRate),
    SAMPLE: 'off',
    PLAYGROUND: 'off',
    // Whatever is set around the benchmark for a real bot must not reach it.
    ...{ BOT_ID: '', STORAGE_ACCOUNT_URL: '', STORAGE_PREFIX: '', ORG_TIME_ZONE: '', LOG_LEVEL: '' },
  };
  const { pid, stop } = await startProgram(
    MAIN,
    [],
    env,
    (line) => line === 'Worker is running.' || undefined,
    startFlags(),
  );
  return {
    cpuMs: () => cpuMsOf(pid),
    memoryMb: () => memoryMbOf(pid, 'VmRSS'),
    mostMemoryMb: () => memoryMbOf(pid, 'VmHWM'),
    kill: () => process.kill(pid, 'SIGKILL'),
    stop,
  };
}
