import { readdirSync, readFileSync } from 'node:fs';

interface Process {
  pid: number;
  parent: number;
  /** A zombie has ended; only its entry is left. */
  ended: boolean;
}

/** The processes that a process started, and those that they started. Reads /proc. */
export function descendantsOf(pid: number): number[] {
  const all = processes();
  const found: number[] = [];
  collect(pid);
  return found;

  function collect(parent: number): void {
    for (const one of all.filter((candidate) => candidate.parent === parent && !candidate.ended)) {
      found.push(one.pid);
      collect(one.pid);
    }
  }
}

/** Those of the processes that still run. */
export function stillRunning(pids: readonly number[]): number[] {
  return pids.filter((pid) => {
    const found = read(String(pid));
    return found !== undefined && !found.ended;
  });
}

function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(read)
    .filter((found) => found !== undefined);
}

function read(pid: string): Process | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name of the program stands in brackets and may hold anything.
    const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { pid: Number(pid), parent: Number(parent), ended: state === 'Z' || state === 'X' };
  } catch {
    return undefined;
  }
}
