import { conflict } from '../../base/errors.ts';
import { type Message, message, type Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { Standing } from '../../contract/announcements/life.ts';
import type { DeliveryRowView } from '../../contract/delivery/results.ts';
import type { InstallingView, InstallRule } from '../../contract/installing/installing.ts';
import type { Caller } from '../../doors/http/route.ts';
import { standing } from '../announcements/record/announcement.ts';
import type { AuditTable } from '../announcements/record/audit-table.ts';
import type { RulesTable } from '../announcements/rules/rules-table.ts';
import { type ResultsDeps, resultParts, type Visible, visibleTo } from '../delivery/results/results.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { CALLED_OFF } from '../rollout/waves/wave-hold.ts';
import { isWithoutApp, withoutApp } from './install.ts';
import type { InstallDesk } from './install-desk.ts';
import type { InstallWorkTable } from './install-work-table.ts';

export interface InstallingDeps extends ResultsDeps {
  rules: Pick<RulesTable, 'get'>;
  audit: Pick<AuditTable, 'add'>;
  rollouts: Pick<Rollouts, 'heldBy'>;
  installWork: Pick<InstallWorkTable, 'get'>;
  desk: Pick<InstallDesk, 'begin'>;
  /** Whether Graph is set up to install the app. */
  graph: boolean;
}

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
  say: Say,
): Promise<InstallingView> {
  return present(deps, await visibleTo(deps, caller, id), say);
}

/** The people of an announcement whom the app is missing for, a part at a time. */
export async function* peopleWithoutApp(
  deps: ResultsDeps,
  visible: Visible,
  say: Say,
): AsyncIterable<DeliveryRowView[]> {
  for await (const part of resultParts(deps, visible, { state: 'unreachable' }, say))
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
  { at, say }: { at: string; say: Say },
): Promise<InstallingView> {
  const visible = await visibleTo(deps, caller, id);
  const refusal = await whyNot(deps, visible);
  if (refusal) throw conflict('app-not-installed', { why: refusal });
  const { without } = await present(deps, visible, say);
  if (without === 0) throw conflict('everybody-has-the-app');
  const by = { id: caller.id, name: caller.name };
  if ((await deps.desk.begin(id, by)) === 'begun')
    await deps.audit.add(id, { what: 'app-installed', by, at, note: askedFor(without) });
  return present(deps, visible, say);
}

const askedFor = (people: number) => message('installing.asked-for', { people });

async function present(deps: InstallingDeps, visible: Visible, say: Say): Promise<InstallingView> {
  const { sending } = visible;
  const [rule, work, refusal] = await Promise.all([
    installRule(deps),
    deps.installWork.get(sending.id),
    whyNot(deps, visible),
  ]);
  return {
    without: withoutApp(sending.tally?.reasons ?? []),
    rule,
    mayInstall: refusal === undefined,
    mayNotBecause: refusal ? say(refusal) : null,
    progress: work
      ? {
          state: work.state,
          by: work.by,
          at: work.wishedAt,
          stoppedBecause: work.stoppedBecause && sayWords(work.stoppedBecause, say),
          ...work.counts,
        }
      : null,
  };
}

/** Undefined when the app may be installed for its people now. */
async function whyNot(
  { graph, rollouts }: InstallingDeps,
  { stored, sending }: Visible,
): Promise<Message | undefined> {
  if (!graph) return message('installing.ask-admin');
  const isNow = (state: Standing) =>
    message('installing.not-to-get', { state: message(`announcements.state.${state}`) });
  const isOut = stored.state === 'sending' || stored.state === 'sent';
  if (!isOut || sending.state === 'stopped') return isNow(standing(stored));
  const calledOff = sending.waveId !== null && (await rollouts.heldBy(sending.waveId)) === CALLED_OFF;
  return calledOff ? isNow('cancelled') : undefined;
}
