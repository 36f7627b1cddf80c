import { z } from 'zod';
import { type Clock, today } from '../../../base/clock.ts';
import { toldBad } from '../../../base/csv.ts';
import { AnswerError, conflict } from '../../../base/errors.ts';
import type { Message, Say } from '../../../base/words/message.ts';
import type {
  ImportPreview,
  ImportStarted,
  MissingPeople,
} from '../../../contract/importing/import-people.ts';
import { defineJob, handleJob, type JobHandler, type Jobs, LaterError } from '../../../doors/jobs/job.ts';
import type { People } from '../../people/people.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { applyPeople } from './apply-people.ts';
import { comparePeople, type PeopleChanges } from './compare-people.ts';
import { type ImportState, type ImportTurn, type ImportTurns, TURN_SECONDS } from './import-turns.ts';
import { refuseLastLead } from './last-lead.ts';
import { notesOnFile } from './notes-on-file.ts';
import { notesOnPlan } from './notes-on-plan.ts';
import { type PeopleFile, readPeopleFile } from './people-file.ts';
import { type Questions, questionsOf } from './questions.ts';
import { sayMissing, sayQuestions } from './say-questions.ts';
import { type StoredPeople, storedPeople } from './stored-people.ts';
import { presentReport, type StoredReport } from './stored-report.ts';
import { takenNames } from './taken-names.ts';

/** Carries out an import that was accepted, and goes on with one whose process died. */
const carryOutImport = defineJob('importing.people', z.object({ importId: z.string() }));
/** Looks after the other job, should it be lost: by then whoever died is taken for dead. */
const LOOK_AGAIN_SECONDS = TURN_SECONDS * 2;

export interface PeopleImportDeps {
  people: People;
  rollouts: Pick<Rollouts, 'going' | 'waves' | 'pilots'>;
  turns: ImportTurns;
  jobs: Jobs;
  clock: Clock;
  /** Of the organisation: changes of group count from the day of the import there. */
  timeZone: string;
}

interface PeopleRequest {
  /** Name of who imports. */
  by: string;
  file: string;
  missing: MissingPeople;
  /** What a preview gave with its questions: a yes to them. */
  confirm: string | undefined;
}

type ImportWish = Pick<PeopleRequest, 'file' | 'missing'>;

/** An import as it would be done. */
interface Decided {
  file: PeopleFile;
  stored: StoredPeople;
  changes: PeopleChanges;
  questions: Questions;
  /** What changes in rights and the pilot set, and who is missing. */
  said: Message[];
}

/**
 * What an import would do, of which nothing is done.
 * @throws AnswerError when the file cannot be read, or would take away the last lead of all groups.
 */
export async function previewPeople(
  deps: PeopleImportDeps,
  { file, missing, say }: Pick<PeopleRequest, 'file' | 'missing'> & { say: Say },
): Promise<z.input<typeof ImportPreview>> {
  const decided = await judge(deps, { file, missing }, today(deps.clock, deps.timeZone));
  const { changes, questions, said } = decided;
  return {
    ...presentReport(storedReport(decided, notesOnFile(decided.file)), say),
    added: changes.added,
    changes: said.map(say),
    missing: questions.missing.people,
    asks: questions.asks,
    confirm: questions.confirm,
  };
}

/**
 * Accepts a CSV of people: a job brings them in. Good rows are stored, also when others are bad; what the file does not
 * name stays as it is, and so does everybody who is missing, unless they are said to have left. Running it again changes nothing.
 * @throws AnswerError when the file cannot be read, when it asks something that `confirm` is no yes to, when nobody
 * would lead all groups, and while another import is under way.
 */
export async function acceptPeople(
  deps: PeopleImportDeps,
  { by, file, missing, confirm }: PeopleRequest,
): Promise<ImportStarted> {
  const turn = await deps.turns.begin(by, today(deps.clock, deps.timeZone));
  const decided = await decideOrEnd(deps, turn, { file, missing }, confirm);
  const report = storedReport(decided, [...notesOnFile(decided.file), ...sayMissing(decided.questions)]);
  const job = { importId: turn.id };
  try {
    await deps.jobs.add(carryOutImport, job, LOOK_AGAIN_SECONDS);
    await turn.keep({ file, missing, report });
  } catch (error) {
    await turn.end().catch(() => undefined);
    throw error;
  }
  await turn.leave();
  await deps.jobs.add(carryOutImport, job);
  return { id: turn.id, rows: report.taken };
}

/** Goes on at once with an import that was interrupted, also when its job has failed for good. Gives how far it is. */
export async function goOnWithImport({
  turns,
  jobs,
}: Pick<PeopleImportDeps, 'turns' | 'jobs'>): Promise<ImportState | undefined> {
  const newest = await turns.newest();
  if (newest?.state === 'interrupted') await jobs.add(carryOutImport, { importId: newest.id });
  return newest;
}

/**
 * Brings in the people of an import that was accepted. Killed anywhere, it goes on when it is run again.
 * @param imported called once they are there
 */
export function peopleImportJob(deps: PeopleImportDeps, imported: () => Promise<void>): JobHandler {
  return handleJob(carryOutImport, async ({ importId }, stopping) => {
    const turn = await deps.turns.resume(importId);
    if (turn === 'over') return;
    if (turn === 'held') throw new LaterError(TURN_SECONDS, 'The import is under way.');
    try {
      const { report, ...wish } = await turn.kept();
      const notes = await carryOut(deps, turn, await decide(deps, wish, turn.on), stopping);
      await imported();
      await turn.end({ ...report, notes: [...report.notes, ...notes] });
    } catch (error) {
      await turn.leave().catch(() => undefined);
      throw error;
    }
  });
}

async function decideOrEnd(
  deps: PeopleImportDeps,
  turn: ImportTurn,
  wish: ImportWish,
  confirm: string | undefined,
): Promise<Decided> {
  try {
    const decided = await judge(deps, wish, turn.on);
    refuseUnasked(decided, confirm);
    return decided;
  } catch (error) {
    await turn.end();
    throw error;
  }
}

/** @throws AnswerError when nobody would lead all groups */
async function judge(deps: PeopleImportDeps, wish: ImportWish, on: ImportTurn['on']): Promise<Decided> {
  const [decided, leads] = await Promise.all([decide(deps, wish, on), deps.people.leadsOfAll()]);
  refuseLastLead(leads, decided.changes);
  return decided;
}

async function decide(
  { people }: PeopleImportDeps,
  { file: text, missing }: ImportWish,
  on: ImportTurn['on'],
): Promise<Decided> {
  const file = readPeopleFile(text);
  const [stored, groups] = await Promise.all([
    storedPeople(people, file.named, missing === 'left'),
    people.groups.all(),
  ]);
  const taken = await takenNames(people, file.lines, stored.known);
  const changes = comparePeople(file, stored, taken, on);
  const questions = questionsOf(changes, stored, groups);
  const names = new Map(groups.map(({ id, name }) => [id, name]));
  return { file, stored, changes, questions, said: sayQuestions(questions, (id) => names.get(id) ?? id) };
}

/** @throws AnswerError when there is something to ask, and nobody has said yes to exactly that. */
function refuseUnasked({ questions, said }: Decided, confirm: string | undefined): void {
  if (!questions.asks || confirm === questions.confirm) return;
  if (confirm !== undefined) throw conflict('import-preview-old');
  const faults = said.map((what) => ({ where: 'file', what }));
  throw new AnswerError('conflict', 'import-asks-first', {}, faults);
}

/** Returns what the sender should know of the plan. */
async function carryOut(
  { people, rollouts }: PeopleImportDeps,
  turn: ImportTurn,
  { file, stored, changes }: Decided,
  stopping: AbortSignal,
): Promise<Message[]> {
  const progress = (count: number) => {
    // What was stored is found by the next run.
    stopping.throwIfAborted();
    turn.progress(count);
  };
  await people.upheaval.begin({ importId: turn.id, by: turn.by, since: turn.startedAt });
  // From here on nobody plans: a plan that was made just before counts.
  const isPlanned = (await rollouts.going()).length > 0;
  const emptied = await applyPeople(
    people,
    { on: turn.on, check: turn.check, progress },
    { lines: file.lines, changes, whereabouts: stored.whereabouts, isPlanned },
  );
  await people.upheaval.end(turn.id);
  return notesOnPlan(rollouts, { moved: isPlanned ? changes.moved : [], emptied }, turn.on);
}

function storedReport({ changes }: Decided, notes: readonly Message[]): StoredReport {
  const told = toldBad(changes.bad);
  return { taken: changes.people.length, bad: told.bad, notes: [...told.notes, ...notes] };
}
