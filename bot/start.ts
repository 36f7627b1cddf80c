import { pino } from 'pino';
import product from '../package.json' with { type: 'json' };
import { buildApp } from './app.ts';
import { systemClock } from './base/clock.ts';
import { type Config, ConfigError, readConfig } from './base/settings/config.ts';
import { StartError } from './base/start-error.ts';
import { openStorage } from './doors/azure/storage.ts';
import { entraTokenRules } from './doors/http/sign-in.ts';
import { ensureFirstLead } from './rooms/people/first-lead.ts';
import { migrateStorage, serveApp } from './serve.ts';
import { startLine } from './start-line.ts';

/** Something that runs until it is stopped. */
interface Running {
  stop(): Promise<void>;
}

async function start(config: Config): Promise<Running> {
  if (config.local) {
    // Local mode and all it needs is left out of the production image.
    const { startLocal } = await import('./local/local.ts');
    return startLocal(config);
  }
  const { storage, signIn } = config;
  if (storage.kind === 'embedded' || !signIn) throw new ConfigError(['storage and sign-in must be set']);
  const log = pino({ level: config.logLevel });
  const opened = openStorage(storage, config.storagePrefix);
  await migrateStorage(opened, config, log);
  const app = await buildApp({
    config,
    storage: opened,
    clock: systemClock,
    log,
    tokens: entraTokenRules(signIn, config.publicUrl),
  });
  if (config.firstLead)
    await ensureFirstLead(app.rooms.people.api, { id: config.firstLead, name: 'First lead', upn: '' });
  const running = await serveApp(app, config);
  log.info(startLine(config, product.version), 'Groundswell has started');
  return running;
}

/** Starts what the settings say and stops it in order on a signal; ends the program with a sentence if it cannot. */
export async function main(env: NodeJS.ProcessEnv): Promise<void> {
  let running: Running;
  try {
    running = await start(readConfig(env));
  } catch (error) {
    // A known cause is one sentence; anything else is shown whole.
    const known = error instanceof ConfigError || error instanceof StartError;
    console.error(known ? `Groundswell did not start: ${error.message}` : error);
    process.exit(1);
  }
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await running.stop();
    process.exit(0);
  };
  process.on('SIGTERM', stop);
  process.on('SIGINT', stop);
}
