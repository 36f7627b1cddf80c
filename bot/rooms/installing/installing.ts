import { conflict } from '../../base/errors.ts';
import type { DeliveryRowView } from '../../contract/delivery/results.ts';
import type { InstallingView, InstallRule } from '../../contract/installing/installing.ts';
import type { Caller } from '../../doors/http/route.ts';
import type { AuditTable } from '../announcements/record/audit-table.ts';
import type { RulesTable } from '../announcements/rules/rules-table.ts';
import { type ResultsDeps, resultParts, type Visible, visibleTo } from '../delivery/results/results.ts';
import { isWithoutApp, withoutApp } from './install.ts';
import type { InstallDesk } from './install-desk.ts';
import type { InstallWorkTable } from './install-work-table.ts';

export interface InstallingDeps extends ResultsDeps {
  rules: Pick<RulesTable, 'get'>;
  audit: Pick<AuditTable, 'add'>;
  installWork: Pick<InstallWorkTable, 'get'>;
  desk: Pick<InstallDesk, 'begin'>;
  /** Whether Graph is set up to install the app. */
  graph: boolean;
}

const ASK_ADMIN =
  'Groundswell is not set up to install its app through Microsoft Graph. Ask your Teams admin to give the app to these people, with the list as a file.';

/** Whether and on whose word people get the app. */
export async function installRule({
  rules,
  graph,
}: Pick<InstallingDeps, 'rules' | 'graph'>): Promise<InstallRule> {
  if (!graph) return 'off';
  return (await rules.get()).rules.installApp;
}

/** @throws AnswerError where the announcement is not there, or is not this caller's to see */
export async function viewInstalling(
  deps: InstallingDeps,
  caller: Caller,
  id: string,
): Promise<InstallingView> {
  return present(deps, await visibleTo(deps, caller, id));
}

/** The people of an announcement whom the app is missing for, a part at a time. */
export async function* peopleWithoutApp(
  deps: ResultsDeps,
  visible: Visible,
): AsyncIterable<DeliveryRowView[]> {
  for await (const part of resultParts(deps, visible, { state: 'unreachable' }))
    yield part.filter(isWithoutApp);
}

/**
 * Has the app installed for all people of an announcement who have not got it. While that goes on, asking again
 * changes nothing.
 * @throws AnswerError where that cannot be, with what to do instead
 */
export async function beginInstalling(
  deps: InstallingDeps,
  caller: Caller,
  id: string,
  at: string,
): Promise<InstallingView> {
  const visible = await visibleTo(deps, caller, id);
  const refusal = whyNot(deps, visible);
  if (refusal) throw conflict('app-not-installed', refusal);
  const { without } = await present(deps, visible);
  if (without === 0)
    throw conflict('everybody-has-the-app', 'The app is missing for nobody of its audience.');
  const by = { id: caller.id, name: caller.name };
  if ((await deps.desk.begin(id, by)) === 'begun')
    await deps.audit.add(id, { what: 'app-installed', by, at, note: `for ${without} people` });
  return present(deps, visible);
}

async function present(deps: InstallingDeps, visible: Visible): Promise<InstallingView> {
  const { sending } = visible;
  const [rule, work] = await Promise.all([installRule(deps), deps.installWork.get(sending.id)]);
  const refusal = whyNot(deps, visible);
  return {
    without: withoutApp(sending.tally?.reasons ?? []),
    rule,
    mayInstall: refusal === undefined,
    mayNotBecause: refusal ?? null,
    progress: work
      ? {
          state: work.state,
          by: work.by,
          at: work.wishedAt,
          stoppedBecause: work.stoppedBecause,
          ...work.counts,
        }
      : null,
  };
}

/** In a sentence; undefined when the app may be installed for its people now. */
function whyNot({ graph }: InstallingDeps, { stored, sending }: Visible): string | undefined {
  if (!graph) return ASK_ADMIN;
  const isOut = stored.state === 'sending' || stored.state === 'sent';
  if (isOut && sending.state !== 'stopped') return undefined;
  return `It is ${stored.state}: nobody else is to get this announcement, so nobody gets the app for it.`;
}
