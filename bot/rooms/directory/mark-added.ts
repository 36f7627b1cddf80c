import { randomUUID } from 'node:crypto';
import { type Clock, timestamp } from '../../base/clock.ts';
import { mostBad } from '../../base/csv.ts';
import { conflict, notFound } from '../../base/errors.ts';
import { type Message, message, type Say } from '../../base/words/message.ts';
import type { ImportReport } from '../../contract/common.ts';
import type { People } from '../people/people.ts';
import type { Wave } from '../rollout/waves/rollout.ts';
import type { Rollouts } from '../rollout/waves/rollouts.ts';
import { addedOf, joinedSince, type WaveMarks, type WholeMark } from './added.ts';
import type { AddedTable, FoundMarks, Mark } from './added-table.ts';
import { audienceByName, matchList } from './match-list.ts';
import { readList } from './read-list.ts';

interface MarkDeps {
  added: AddedTable;
  people: People;
  rollouts: Pick<Rollouts, 'pilots'>;
  clock: Clock;
}

type Someone = { id: string; name: string };

/**
 * Everyone of the wave is in its directory group. Saying so again changes nothing, unless people joined since.
 * @throws AnswerError when nobody is in the wave, or somebody else has said so in this moment, and while people are
 * being imported.
 */
export async function markWhole(deps: MarkDeps, wave: Wave, people: number, by: Someone): Promise<void> {
  await deps.people.upheaval.refuse();
  if (people === 0) throw conflict('wave-empty');
  const known = await deps.added.ofWave(wave.rolloutId, wave.id);
  if (known.whole && addedOf(known, people) === people && joinedSince(known, people) === 0) return;
  const mark = newMark(deps.clock, 'whole', people, by);
  await deps.added.addMark(wave.id, mark);
  let faster: WholeMark | undefined;
  await change(deps, wave, async ({ whole, listed }) => {
    faster = whole && whole.id !== known.whole?.id ? whole : undefined;
    return faster ? undefined : { whole: { id: mark.id, people, by, at: mark.at }, listed };
  });
  if (!faster) return;
  await deps.added.removeMark(wave.id, mark.id);
  // The same click twice is no race.
  if (faster.by.id !== by.id) throw markedWhole(faster);
}

/**
 * These people of the wave are in its directory group: good ones are kept, also when others are bad. The same list
 * again changes nothing. Whoever is on two lists that come at once belongs to the one that was first.
 * @throws AnswerError when the list is empty, or everyone of the wave is marked, also in this moment, and while people
 * are being imported.
 */
export async function markListed(
  deps: MarkDeps & { say: Say },
  wave: Wave,
  text: string,
  by: Someone,
): Promise<ImportReport> {
  const { added, people, clock, say } = deps;
  const stillSettled = await people.upheaval.refuse();
  const list = readList(text);
  const { whole } = await added.ofWave(wave.rolloutId, wave.id);
  if (whole) throw markedWhole(whole);
  const { ids, byName } = await audienceByName(deps, wave);
  const matched = await matchList(people, list.listed, byName, await deps.rollouts.pilots(wave.rolloutId));
  await stillSettled();
  const known = await added.listed(wave.id);
  const unknown = matched.personIds.filter((id) => !known.has(id));
  const fresh =
    unknown.length > 0
      ? await markPeople(deps, wave, unknown, newMark(clock, 'list', unknown.length, by))
      : 0;
  await recount(deps, wave, ids);
  const { bad, notes } = mostBad([...list.bad, ...matched.bad], say);
  return {
    taken: matched.personIds.length,
    bad,
    notes: [...notes, ...notesOn(matched.personIds.length - fresh).map(say)],
  };
}

/** Returns how many nobody else has marked meanwhile. */
async function markPeople(
  { added }: Pick<MarkDeps, 'added'>,
  wave: Wave,
  personIds: readonly string[],
  mark: Mark,
): Promise<number> {
  // The mark first: whatever happens after it can be taken back.
  await added.addMark(wave.id, mark);
  const marked = await added.list(wave.id, mark.id, personIds);
  const { whole } = await added.ofWave(wave.rolloutId, wave.id);
  if (whole) await added.unlist(wave.id, mark.id);
  if (whole || marked === 0) await added.removeMark(wave.id, mark.id);
  else if (marked < mark.people) await added.setMarked(wave.id, mark.id, marked);
  if (whole) throw markedWhole(whole);
  return marked;
}

/**
 * The people whom a mark has added do not count any more.
 * @throws AnswerError when there is no such mark, or it was taken back or replaced already, and while people are being
 * imported, by whom a list is counted.
 */
export async function takeBack(deps: MarkDeps, wave: Wave, markId: string, by: Someone): Promise<void> {
  const { added, people, clock } = deps;
  const mark = await added.mark(wave.id, markId);
  if (!mark) throw notFound('mark', markId);
  if (mark.takenBack) throw takenBackAlready(mark.takenBack.by);
  if (mark.kind === 'list') {
    const stillSettled = await people.upheaval.refuse();
    const { ids } = await audienceByName(deps, wave);
    await stillSettled();
    await added.unlist(wave.id, mark.id);
    await recount(deps, wave, ids);
  } else {
    await change(deps, wave, async ({ whole, listed }) => {
      if (whole?.id === mark.id) return { whole: null, listed };
      if (whole) throw conflict('mark-replaced', { by: whole.by.name });
      return { whole, listed };
    });
  }
  // Last, so that a mark that was taken back half-way can be taken back once more.
  const saved = await added.takeBack(wave.id, mark, { by, at: timestamp(clock) });
  if (saved === 'changed') throw takenBackAlready((await added.mark(wave.id, markId))?.takenBack?.by);
}

/** Counts the people of the wave who were marked by lists, from their rows. */
async function recount(deps: MarkDeps, wave: Wave, ids: ReadonlySet<string>): Promise<void> {
  await change(deps, wave, async ({ whole }) => {
    const listed = [...(await deps.added.listed(wave.id)).keys()].filter((id) => ids.has(id)).length;
    return { whole, listed };
  });
}

/** The only writer of a wave's counts: whoever was overtaken reads, and counts, once more. Undefined: leave it. */
async function change(
  { added }: MarkDeps,
  { id, rolloutId }: Wave,
  next: (found: FoundMarks) => Promise<WaveMarks | undefined>,
): Promise<void> {
  for (;;) {
    const found = await added.ofWave(rolloutId, id);
    const marks = await next(found);
    if (!marks || (await added.saveWave(rolloutId, id, found, marks)) === 'saved') return;
  }
}

/** Past every clock reading that this will meet: subtracting from it makes the newest mark the first. */
const LAST_MS = 9_999_999_999_999;

function newMark(clock: Clock, kind: Mark['kind'], people: number, by: Someone): Mark {
  const id = `${String(LAST_MS - clock.now()).padStart(13, '0')}-${randomUUID().slice(0, 8)}`;
  return { id, kind, people, by, at: timestamp(clock), takenBack: null };
}

function notesOn(before: number): Message[] {
  return before === 0 ? [] : [message('directory.marked-before', { count: before })];
}

function markedWhole({ by }: WholeMark) {
  return conflict('wave-marked-whole', { by: by.name });
}

function takenBackAlready(by: Someone | undefined) {
  return conflict('mark-taken-back', { by: by?.name ?? message('common.somebody') });
}
