import type { Temporal } from 'temporal-polyfill';
import type { Say } from '../../base/words/message.ts';
import { sayWords } from '../../base/words/stored.ts';
import type { CardsProgress, SendRunView } from '../../contract/delivery/send-runs.ts';
import type { SendingView } from '../../contract/delivery/sending.ts';
import type { WaveSummary } from '../../contract/rollout/rollout.ts';
import type { CardsWish } from '../announcements/record/announcement.ts';
import type { AnnouncementsTable } from '../announcements/record/announcements-table.ts';
import type { WaveInFull } from '../announcements/wave-in-full.ts';
import { waveState } from '../rollout/waves/wave-state.ts';
import { sayReasons } from '../telling/reason-words.ts';
import type { CardWork, CardWorkTable } from './delivered-cards/card-work-table.ts';
import type { SendRun, SendRunsTable } from './record/send-runs-table.ts';
import type { FoundSending } from './record/sending-row.ts';
import { noCounts, type Tally } from './record/tally.ts';
import type { LiveCounts } from './sending/live-counts.ts';

export function presentWave({ wave, phase, groupName }: WaveInFull, today: Temporal.PlainDate): WaveSummary {
  return {
    id: wave.id,
    phase: { id: phase.id, name: phase.name },
    group: { id: wave.groupId, name: groupName },
    state: waveState(wave, today),
    start: wave.start.toString(),
    end: wave.end.toString(),
  };
}

export interface PresentDeps {
  sendRuns: Pick<SendRunsTable, 'of'>;
  cardWork: Pick<CardWorkTable, 'get'>;
  announcements: Pick<AnnouncementsTable, 'get'>;
  liveCounts: LiveCounts;
  /** Undefined where openings of training are not counted. */
  links?: object | undefined;
}

export async function presentSending(
  { sendRuns, cardWork, announcements, liveCounts, links }: PresentDeps,
  sending: FoundSending,
  wave: WaveSummary | null,
  say: Say,
): Promise<SendingView> {
  const { id } = sending;
  const [runs, work, record, tally] = await Promise.all([
    sendRuns.of(id),
    cardWork.get(id),
    announcements.get(id),
    liveCounts.of(sending),
  ]);
  return {
    id,
    wave,
    title: sending.title,
    text: sending.text,
    state: sending.state,
    stoppedBecause: sending.stoppedBecause && sayWords(sending.stoppedBecause, say),
    by: sending.by,
    startedAt: sending.startedAt,
    settledAt: sending.settledAt,
    countedAt: tally?.countedAt ?? null,
    counts: tally?.counts ?? noCounts(),
    countsOpenings: links !== undefined,
    reasons: sayReasons(tally?.reasons ?? [], say),
    runs: runs.map((run) => presentRun(run, tally)).reverse(),
    cards: presentCards(record?.wish, work),
  };
}

/** A first run is for everybody; what a later one has reached is what was reached since it began. */
function presentRun(run: SendRun, tally: Tally | null): SendRunView {
  const { number, kind, state, by, startedAt, endedAt, people, sentBefore, sentAfter } = run;
  const sent = (sentAfter ?? tally?.counts.sent ?? 0) - sentBefore;
  return {
    number,
    kind,
    state,
    by,
    startedAt,
    endedAt,
    people: people ?? tally?.counts.audience ?? 0,
    sent: Math.max(0, sent),
  };
}

/** Work for an earlier wish says nothing about the newest one. */
function presentCards(wish: CardsWish | undefined, work: CardWork | undefined): CardsProgress | null {
  if (wish && work?.wish.at !== wish.at)
    return { wish: wish.kind, done: 0, gone: 0, failed: 0, finishedAt: null };
  if (!work) return null;
  const { done, gone, failed, finishedAt } = work;
  return { wish: work.wish.kind, done, gone, failed, finishedAt };
}
