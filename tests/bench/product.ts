import { type ApiClient, apiClient } from '../../bot/local/sample/api-client.ts';
import { cpuMsOf } from './process-use.ts';
import { startFlags, startProgram } from './program.ts';

const MAIN = new URL('../../bot/main.ts', import.meta.url);

/** The product in a process of its own, without sample, as its first lead uses it. */
export interface Product {
  url: string;
  asLead: ApiClient;
  leadToken: string;
  /** An access token of a person, by object id. */
  tokenOf(personId: string): Promise<string>;
  /** Processor time that it has used so far. */
  cpuMs(): number;
  stop(): Promise<void>;
}

interface ProductOptions {
  port: number;
  connectionString: string;
  dataFolder: string;
  sendRate: number;
  role: 'all' | 'web';
}

export async function startProduct(options: ProductOptions): Promise<Product> {
  const url = `http://127.0.0.1:${options.port}`;
  const env = {
    PORT: String(options.port),
    STORAGE_CONNECTION_STRING: options.connectionString,
    DATA_FOLDER: options.dataFolder,
    SEND_RATE: String(options.sendRate),
    SAMPLE: 'off',
    PLAYGROUND: 'off',
    // Whatever is set around the benchmark for a real bot must not reach it.
    ROLE: options.role,
    ...{
      BOT_ID: '',
      STORAGE_ACCOUNT_URL: '',
      STORAGE_PREFIX: '',
      ORG_TIME_ZONE: '',
      LOG_LEVEL: '',
    },
  };
  const { pid, stop } = await startProgram(
    MAIN,
    [],
    env,
    (line) => line === 'Groundswell is ready.' || undefined,
    startFlags(),
  );
  try {
    const leadToken = await signInAsLead(url);
    return {
      url,
      asLead: apiClient(leadToken, url),
      leadToken,
      tokenOf: (personId) => tokenOf(url, personId),
      cpuMs: () => cpuMsOf(pid),
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function signInAsLead(url: string): Promise<string> {
  const anybody = apiClient('', url);
  const { people } = await anybody.get<{ people: { id: string }[] }>('/local/people?role=lead');
  return tokenOf(url, people[0]?.id ?? '');
}

async function tokenOf(url: string, personId: string): Promise<string> {
  const { token } = await apiClient('', url).post<{ token: string }>('/local/token', { person: personId });
  return token;
}
