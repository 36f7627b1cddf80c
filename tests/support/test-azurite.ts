import { type EmbeddedStorage, startAzurite } from '../../bot/local/azurite.ts';
import { tempFolder } from './temp-folder.ts';

/** The product's own embedded storage, with data that goes when it stops. */
export async function startTestAzurite(): Promise<EmbeddedStorage> {
  const folder = await tempFolder();
  const azurite = await startAzurite(folder.path);
  return {
    connectionString: azurite.connectionString,
    async stop() {
      await azurite.stop();
      await folder.remove();
    },
  };
}
