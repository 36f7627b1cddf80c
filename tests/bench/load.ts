import { Agent, get } from 'node:http';

export interface Load {
  /** Addresses with the tokens of those who ask: as many requests are under way at once. */
  url: string;
  tokens: readonly string[];
}

/** Milliseconds that an answer took, to its last byte, and its length as it came over the line. */
export interface Answered {
  ms: number;
  bytes: number;
}

/**
 * Everybody asks over a connection of their own, again and again: so many times each, the next time once the
 * answer is there.
 * @throws Error for an answer that is no success.
 */
export async function underLoad({ url, tokens }: Load, timesEach: number): Promise<Answered[]> {
  const answers = await Promise.all(
    tokens.map(async (token) => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 });
      const own: Answered[] = [];
      for (let time = 0; time < timesEach; time += 1) own.push(await askOnce(url, token, agent));
      agent.destroy();
      return own;
    }),
  );
  return answers.flat();
}

function askOnce(url: string, token: string, agent: Agent): Promise<Answered> {
  const before = performance.now();
  return new Promise((resolve, reject) => {
    get(
      url,
      { agent, headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'gzip' } },
      (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () => {
          if (response.statusCode === 200) resolve({ ms: performance.now() - before, bytes });
          else reject(new Error(`${url} answered ${response.statusCode}.`));
        });
        response.on('error', reject);
      },
    ).on('error', reject);
  });
}

/** The smallest time that so large a share of the answers did not exceed. */
export function quantile(answers: readonly Answered[], share: number): number {
  const sorted = answers.map(({ ms }) => ms).toSorted((a, b) => a - b);
  return sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN;
}
