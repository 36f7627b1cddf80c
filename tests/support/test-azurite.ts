import { type EmbeddedStorage, startAzurite } from '../../bot/local/azurite.ts';

/** The product's own embedded storage, with data that goes when it stops. */
export function startTestAzurite(): Promise<EmbeddedStorage> {
  return startAzurite(null);
}
