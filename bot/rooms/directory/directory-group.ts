import { invalid } from '../../base/errors.ts';
import { message } from '../../base/words/message.ts';
import type { Product } from '../../contract/adoption/adoption.ts';
import type { UsageChoice } from '../../contract/directory/directory.ts';
import { GROUP_PLACEHOLDERS, strangePlaceholders } from '../playbooks/announcement-placeholders.ts';
import type { Playbook, UserPhase } from '../playbooks/playbook.ts';

/** What was chosen for a phase of one rollout; null where the playbook decides. */
export interface DirectoryChoice {
  name: string | null;
  usage: UsageChoice | null;
}

/** Products by the names that playbooks call them, old and new. */
const PRODUCT_NAMES: ReadonlyMap<string, Product> = new Map([
  ['exchange online', 'exchange'],
  ['exchange', 'exchange'],
  ['onedrive', 'onedrive'],
  ['onedrive for business', 'onedrive'],
  ['sharepoint', 'sharepoint'],
  ['sharepoint online', 'sharepoint'],
  ['microsoft teams', 'teams'],
  ['teams', 'teams'],
  ['viva engage', 'viva-engage'],
  ['microsoft viva engage', 'viva-engage'],
  ['yammer', 'viva-engage'],
]);

/** The name of a phase's directory group, `{group}` and `{phase}` still open; null while it has none. */
export function directoryGroupOf(
  phase: Pick<UserPhase, 'addedTo'>,
  choice: Pick<DirectoryChoice, 'name'> | undefined,
): string | null {
  return choice?.name ?? phase.addedTo ?? null;
}

/** The group's name for one wave. */
export function directoryGroupName(
  name: string,
  values: Readonly<Record<'group' | 'phase', string>>,
): string {
  return name.replace(/\{(group|phase)\}/g, (_, open: 'group' | 'phase') => values[open]);
}

/** @throws AnswerError when the name leaves something open that nothing fills in. */
export function checkDirectoryGroup(name: string): void {
  const [strange] = strangePlaceholders(name, GROUP_PLACEHOLDERS);
  if (strange === undefined) return;
  throw invalid('directory-group-unfit', { name: strange }, [
    { where: 'name', what: message('directory.strange-placeholder', { name: strange }) },
  ]);
}

/**
 * The usage report that tells whether people use what a phase brings: the chosen one, else that of the first
 * product with a report that the phase, or the workload it belongs to, is called after.
 */
export function usageOf(
  playbook: Pick<Playbook, 'kind' | 'products'>,
  phase: Pick<UserPhase, 'name' | 'aliases'>,
  choice: Pick<DirectoryChoice, 'usage'> | undefined,
): UsageChoice {
  if (choice?.usage) return choice.usage;
  // Only a workload has one phase for all of its products; those of the foundation belong to this or that phase.
  const products = playbook.kind === 'workload' ? playbook.products : [];
  const names = [phase, ...products].flatMap(({ name, aliases }) => [name, ...aliases]);
  for (const name of names) {
    const product = PRODUCT_NAMES.get(name.toLowerCase());
    if (product) return product;
  }
  return 'none';
}
