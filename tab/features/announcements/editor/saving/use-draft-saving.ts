import { useEffect, useRef, useState } from 'react';
import type { AnnouncementView } from '../../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../../bot/contract/announcements/life.ts';
import { useSaveAnnouncement } from '../../../../api/announcement.ts';
import { ProblemError } from '../../../../api/problem-error.ts';
import { isDelivered } from '../../life/steps.ts';
import { type ComposeDraft, isEmpty, sameDraft } from '../compose-draft.ts';
import { announcementOf, draftOf } from '../draft-announcement.ts';
import { draftFaults, isFarTooLong, lacksRollout } from '../draft-faults.ts';
import { keepCopy, keptCopy } from './kept-copy.ts';
import { type SaveState, saveState } from './save-state.ts';

/** How long writing must rest before a draft is saved by itself. */
const SAVE_AFTER_MS = 2_000;

interface DraftSavingOptions {
  readonly id: string;
  /** What a new one starts with; it is not on the server yet. */
  readonly fresh: ComposeDraft | null;
  /** How it stands on the server; undefined while it is not there. */
  readonly view: AnnouncementView | undefined;
  /** Groups that stand for an audience that is not chosen yet. */
  readonly nobody: readonly string[];
}

export interface DraftSaving {
  readonly draft: ComposeDraft;
  readonly change: (draft: ComposeDraft) => void;
  readonly state: SaveState;
  readonly error: Error | null;
  readonly dirty: boolean;
  /** What the server was seen to hold; 0 for nothing. */
  readonly seen: number;
  /** Saves what is written, and answers with what it is now; undefined where that could not be. */
  readonly save: () => Promise<{ seen: number } | undefined>;
  /** Shows how it stands on the server; what was written here stays as a copy. */
  readonly takeTheirs: () => void;
  /** What was written here before and is not on the screen. */
  readonly copy: ComposeDraft | null;
  readonly takeCopy: () => void;
  readonly dropCopy: () => void;
  /** It was deleted: nothing of it is saved or kept any more. */
  readonly throwAway: () => void;
}

/**
 * A draft, and how it is kept: by itself while it is a draft, on demand once more than its authors know it. What is not
 * finished is kept as well, unless people have its card. What cannot be kept, because the server is out of reach or
 * somebody else was faster, stays as a copy in this browser tab.
 */
export function useDraftSaving({ id, fresh, view, nobody }: DraftSavingOptions): DraftSaving {
  const saving = useSaveAnnouncement(id);
  const [start] = useState(() => fresh ?? (view === undefined ? null : draftOf(view.announcement)));
  if (start === null) throw new Error('There is no new draft and no saved one.');
  const [draft, setDraft] = useState(start);
  const [saved, setSaved] = useState<{ draft: ComposeDraft; seen: number; at: string | null }>({
    draft: start,
    seen: view?.seen ?? 0,
    at: null,
  });
  const [copy, setCopy] = useState(() => {
    const kept = keptCopy(id);
    return kept !== null && !sameDraft(kept, start) ? kept : null;
  });
  // What could not be saved is not tried again by itself before it is changed.
  const [refused, setRefused] = useState<ComposeDraft | null>(null);

  // A new one that begins with words, as of a template, is worth keeping before anybody changes it.
  const begun = saved.seen === 0 && draft.contents.some(({ content }) => !isEmpty(content));
  const dirty = begun || !sameDraft(draft, saved.draft);
  const open = draftFaults(draft).length;
  const keepable = !isFarTooLong(draft) && !lacksRollout(draft);
  const whole = keepable && (open === 0 || view === undefined || !isDelivered(standingOf(view)));
  const elsewhere = view !== undefined && view.seen > saved.seen && !saving.isPending;
  const conflict = (elsewhere && dirty) || (saving.isError && isConflict(saving.error));
  const failed = refused === draft && !conflict;
  const byItself = (view === undefined || view.state === 'draft') && dirty && whole && !conflict && !failed;

  async function save(): Promise<{ seen: number } | undefined> {
    if (!dirty && saved.seen > 0) return saved;
    if (!whole || conflict || saving.isPending) return undefined;
    try {
      const now = await saving.mutateAsync({ announcement: announcementOf(draft, nobody), seen: saved.seen });
      const kept = { draft, seen: now.seen, at: now.changedAt };
      setSaved(kept);
      return kept;
    } catch {
      // The mutation keeps the error for the screen.
      setRefused(draft);
      return undefined;
    }
  }

  const thrownAway = useRef(false);
  const latest = useRef({ save, byItself });
  latest.current = { save, byItself };

  // biome-ignore lint/correctness/useExhaustiveDependencies: each change of the draft starts the rest anew.
  useEffect(() => {
    if (!byItself || saving.isPending) return;
    const timer = setTimeout(() => latest.current.save(), draft === start ? 0 : SAVE_AFTER_MS);
    return () => clearTimeout(timer);
  }, [draft, byItself, saving.isPending]);

  useEffect(
    () => () => {
      if (latest.current.byItself && !thrownAway.current) latest.current.save();
    },
    [],
  );

  useEffect(() => {
    // Somebody else changed it, and nothing of this reader is in the way.
    if (!elsewhere || dirty || view === undefined) return;
    const theirs = draftOf(view.announcement);
    setDraft(theirs);
    setSaved({ draft: theirs, seen: view.seen, at: null });
  }, [elsewhere, dirty, view]);

  useEffect(() => keepCopy(id, dirty ? draft : copy), [id, dirty, draft, copy]);

  useEffect(() => {
    if (!dirty) return;
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [dirty]);

  return {
    draft,
    change: setDraft,
    state: saveState({
      there: saved.seen > 0,
      dirty,
      whole,
      saving: saving.isPending,
      failed,
      conflict,
      at: saved.at,
      open,
    }),
    error: failed ? saving.error : null,
    dirty,
    seen: saved.seen,
    save,
    takeTheirs: () => {
      if (view === undefined) return;
      const theirs = draftOf(view.announcement);
      setCopy(draft);
      setDraft(theirs);
      setSaved({ draft: theirs, seen: view.seen, at: null });
      setRefused(null);
      saving.reset();
    },
    copy,
    takeCopy: () => {
      if (copy !== null) setDraft(copy);
      setCopy(null);
    },
    dropCopy: () => setCopy(null),
    throwAway: () => {
      thrownAway.current = true;
      setDraft(saved.draft);
      setCopy(null);
      keepCopy(id, null);
    },
  };
}

function isConflict(error: Error): boolean {
  return error instanceof ProblemError && error.code === 'announcement-changed';
}
