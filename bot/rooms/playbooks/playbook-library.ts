import type { Storage } from '../../doors/azure/storage.ts';
import { type OwnPlaybook, openOwnPlaybooksTable } from './own-playbooks-table.ts';
import type { Playbook } from './playbook.ts';

/** A playbook and where it is from. */
export type KeptPlaybook = { source: 'shipped'; playbook: Playbook } | ({ source: 'own' } & OwnPlaybook);

/** Every playbook that a rollout can follow: those that come with the product, then the organisation's own. */
export interface Playbooks {
  all(): Promise<KeptPlaybook[]>;
  get(id: string): Promise<KeptPlaybook | undefined>;
  /**
   * Adds an own playbook, or puts it in the place of the one that was read as `instead`. `changed` when that
   * place was taken or touched meanwhile.
   */
  add(playbook: Playbook, by: Uploader, instead?: OwnPlaybook): Promise<'written' | 'changed'>;
  remove(own: OwnPlaybook): Promise<'written' | 'changed'>;
  /** Says that a rollout is about to be planned with this playbook: read after that, it stays as it is. */
  claim(id: string, at: string): Promise<void>;
}

export interface Uploader {
  person: { id: string; name: string };
  at: string;
}

/** Own playbooks are read when they are asked for: another process may have changed them. */
export async function openPlaybooks(storage: Storage, shipped: readonly Playbook[]): Promise<Playbooks> {
  const table = await openOwnPlaybooksTable(storage);
  const fromProduct = shipped.map((playbook): KeptPlaybook => ({ source: 'shipped', playbook }));

  return {
    async all() {
      const own = await table.all();
      return [...fromProduct, ...own.map((one) => ({ source: 'own' as const, ...one })).sort(byName)];
    },
    async get(id) {
      const known = fromProduct.find(({ playbook }) => playbook.id === id);
      if (known) return known;
      const own = await table.get(id);
      return own && { source: 'own', ...own };
    },
    add(playbook, { person, at }, instead) {
      const upload = { playbook, uploadedBy: person, uploadedAt: at };
      return instead ? table.replace(upload, instead.etag) : table.insert(upload);
    },
    remove: (own) => table.remove(own.playbook.id, own.etag),
    async claim(id, at) {
      if (fromProduct.some(({ playbook }) => playbook.id === id)) return;
      for (;;) {
        const own = await table.get(id);
        // Somebody else may claim it at the same moment: then once more, for both may have it.
        if (!own || (await table.claim(id, at, own.etag)) === 'written') return;
      }
    },
  };
}

function byName(a: OwnPlaybook, b: OwnPlaybook): number {
  return a.playbook.name.localeCompare(b.playbook.name);
}
