import { z } from 'zod';
import { type Clock, today } from '../../../base/clock.ts';
import { mostBad } from '../../../base/csv.ts';
import { AnswerError, conflict } from '../../../base/errors.ts';
import type { Message, Say } from '../../../base/words/message.ts';
import type { ImportReport } from '../../../contract/common.ts';
import type { ImportPreview } from '../../../contract/importing/import-people.ts';
import { defineJob, handleJob, type JobHandler, type Jobs, LaterError } from '../../../doors/jobs/job.ts';
import type { People } from '../../people/people.ts';
import type { Rollouts } from '../../rollout/waves/rollouts.ts';
import { applyPeople } from './apply-people.ts';
import { comparePeople, type PeopleChanges } from './compare-people.ts';
import { type ImportTurn, type ImportTurns, TURN_SECONDS } from './import-turns.ts';
import { refuseLastLead } from './last-lead.ts';
import { notesOnFile } from './notes-on-file.ts';
import { notesOnPlan } from './notes-on-plan.ts';
import { type PeopleFile, readPeopleFile } from './people-file.ts';
import { type Questions, questionsOf } from './questions.ts';
import { sayMissing, sayQuestions } from './say-questions.ts';
import { type StoredPeople, storedPeople } from './stored-people.ts';
import { takenNames } from './taken-names.ts';

/** Ends an import whose process died. */
const goOnImporting = defineJob('importing.people', z.object({ importId: z.string() }));

export interface PeopleImportDeps {
  people: People;
  rollouts: Pick<Rollouts, 'current' | 'waves'>;
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
  /** What a preview gave with its questions: a yes to them. */
  confirm: string | undefined;
  say: Say;
}

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
  { file, say }: Pick<PeopleRequest, 'file' | 'say'>,
): Promise<z.input<typeof ImportPreview>> {
  const decided = await decide(deps, file, today(deps.clock, deps.timeZone));
  const { changes, questions, said } = decided;
  return {
    ...reportOf(decided, notesOnFile(decided.file), say),
    added: changes.added,
    changes: said.map(say),
    asks: questions.asks,
    confirm: questions.confirm,
  };
}

/**
 * Brings people in from a CSV. Good rows are stored, also when others are bad; what the file does not name stays as it
 * is, and so does everybody who is missing. Running it again changes nothing. If the process dies, another one ends it.
 * @throws AnswerError when the file cannot be read, when it asks something that `confirm` is no yes to, when nobody
 * would lead all groups, and while another import is under way.
 */
export async function importPeople(
  deps: PeopleImportDeps,
  { by, file, confirm, say }: PeopleRequest,
): Promise<ImportReport> {
  const turn = await deps.turns.begin(by, today(deps.clock, deps.timeZone));
  const decided = await decideOrEnd(deps, turn, file, confirm);
  try {
    await turn.keep(file, decided.changes.people.length);
    await deps.jobs.add(goOnImporting, { importId: turn.id }, TURN_SECONDS * 2);
    const notes = await carryOut(deps, turn, decided);
    await turn.end();
    return reportOf(decided, notes, say);
  } catch (error) {
    // What was begun is ended by the job, at once if storage allows.
    await turn.leave().catch(() => undefined);
    throw error;
  }
}

/** Ends what a process that died has begun, as if it were one import. */
export function peopleImportJob(deps: PeopleImportDeps, imported: () => Promise<void>): JobHandler {
  return handleJob(goOnImporting, async ({ importId }) => {
    const turn = await deps.turns.resume(importId);
    if (turn === 'over') return;
    if (turn === 'held') throw new LaterError(TURN_SECONDS, 'The import is under way.');
    try {
      await carryOut(deps, turn, await decide(deps, await turn.file(), turn.on));
    } catch (error) {
      await turn.leave();
      throw error;
    }
    await turn.end();
    await imported();
  });
}

async function decideOrEnd(
  deps: PeopleImportDeps,
  turn: ImportTurn,
  file: string,
  confirm: string | undefined,
): Promise<Decided> {
  try {
    const decided = await decide(deps, file, turn.on);
    refuseUnasked(decided, confirm);
    return decided;
  } catch (error) {
    await turn.end();
    throw error;
  }
}

async function decide({ people }: PeopleImportDeps, text: string, on: ImportTurn['on']): Promise<Decided> {
  const file = readPeopleFile(text);
  const [stored, groups, leads] = await Promise.all([
    storedPeople(people, file.named),
    people.groups.all(),
    people.leadsOfAll(),
  ]);
  const taken = await takenNames(people, file.lines, stored.known);
  const changes = comparePeople(file, stored.known, taken, on);
  refuseLastLead(leads, changes);
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

async function carryOut(deps: PeopleImportDeps, turn: ImportTurn, decided: Decided): Promise<Message[]> {
  const { people, rollouts } = deps;
  const { file, stored, changes, questions } = decided;
  const isPlanned = (await rollouts.current()) !== undefined;
  const emptied = await applyPeople(people, turn, {
    lines: file.lines,
    changes,
    whereabouts: stored.whereabouts,
    isPlanned,
  });
  const moved = isPlanned ? changes.moved : [];
  return [
    ...notesOnFile(file),
    ...sayMissing(questions),
    ...(await notesOnPlan(rollouts, { moved, emptied }, turn.on)),
  ];
}

function reportOf({ changes }: Decided, notes: readonly Message[], say: Say): ImportReport {
  const told = mostBad(changes.bad, say);
  return { taken: changes.people.length, bad: told.bad, notes: [...told.notes, ...notes.map(say)] };
}
