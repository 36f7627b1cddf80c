import { makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import type { Me } from '../../../../bot/contract/people/people.ts';
import { usePlaybook } from '../../../api/playbooks.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { ScreenFrame } from '../../../ui/states/ScreenFrame.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { RecordPanel } from '../life/RecordPanel.tsx';
import { ReviewPanel } from '../life/ReviewPanel.tsx';
import { isDelivered } from '../life/steps.ts';
import { AudiencePanel } from './audience/AudiencePanel.tsx';
import { ChannelPicker } from './audience/ChannelPicker.tsx';
import { OptionsPanel } from './audience/OptionsPanel.tsx';
import { ReachPanel } from './audience/ReachPanel.tsx';
import { SchedulePanel } from './audience/SchedulePanel.tsx';
import type { ComposeDraft } from './compose-draft.ts';
import { type ComposeFacts, rolloutIdOf, trainingChoices } from './compose-facts.ts';
import { DraftActions } from './life/DraftActions.tsx';
import { LifeBar } from './life/LifeBar.tsx';
import { PreviewPanel } from './preview/PreviewPanel.tsx';
import { SaveNotices } from './saving/SaveNotices.tsx';
import { SaveStatus } from './saving/SaveStatus.tsx';
import { type DraftSaving, useDraftSaving } from './saving/use-draft-saving.ts';
import { filledLine } from './templates.ts';
import { LanguagesPanel } from './text/LanguagesPanel.tsx';
import { useAnswers } from './use-answers.ts';
import { useWave } from './use-wave.ts';

const useStyles = makeStyles({
  // Not a grid: what is sticky in one stays in its row.
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  columns: {
    display: 'grid',
    gap: tokens.spacingHorizontalL,
    gridTemplateColumns: 'minmax(0, 1fr)',
    alignItems: 'start',
    '@media (min-width: 1000px)': { gridTemplateColumns: 'minmax(0, 1.35fr) minmax(0, 1fr)' },
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  top: { display: 'grid', gap: tokens.spacingVerticalS, gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface EditorProps {
  readonly id: string;
  readonly me: Me;
  readonly facts: ComposeFacts;
  /** What a new one starts with; null for one that is on the server. */
  readonly fresh: ComposeDraft | null;
  readonly view: AnnouncementView | undefined;
}

/** Writes one announcement, with its card, its people and its life beside it. */
export function Editor({ id, me, facts, fresh, view }: EditorProps) {
  const styles = useStyles();
  const format = useFormat();
  const saving = useDraftSaving({ id, fresh, view, nobody: facts.nobody });
  const { draft } = saving;
  const [language, setLanguage] = useState(draft.fallback);
  const shownLanguage = draft.contents.some((one) => one.language === language) ? language : draft.fallback;
  const { own, faults, others, written, missing, forecast, counted } = useAnswers(id, saving);
  const disabled = view !== undefined && !view.mayEdit;
  // Whoever has it keeps it: only what the card says can still change.
  const settledFor = disabled || (view !== undefined && isDelivered(standingOf(view)));
  const wave = useWave((draft.audience.kind === 'wave' && draft.audience.waveId) || null);
  const { playbook } = facts.rollouts.find(({ id }) => id === rolloutIdOf(draft)) ?? {};
  // Without it only the choice of training items is missing.
  const phases = usePlaybook(playbook?.id).data?.playbook.phases ?? [];
  const title = draft.contents.find((one) => one.language === draft.fallback)?.content.title.trim();
  const change = (part: Partial<ComposeDraft>): void => saving.change({ ...draft, ...part });

  return (
    <ScreenFrame
      title={filledLine(title ?? '', wave, format) || view?.title || 'New announcement'}
      explains={<ScreenLink to="/announce">All announcements</ScreenLink>}
      actions={<SaveStatus saving={saving} life={view?.state ?? 'draft'} />}
    >
      <div className={styles.page}>
        <div className={styles.top}>
          {view === undefined ? (
            <Text>It is saved as a draft as soon as you write something.</Text>
          ) : (
            <>
              <LifeBar
                view={view}
                forecast={counted}
                recount={forecast.refetch}
                wait={whyNoStep(saving, own.length > 0)}
                save={saving.save}
              />
              <DraftActions
                view={view}
                language={shownLanguage}
                incomplete={own.length > 0}
                save={saving.save}
                onRemoved={saving.throwAway}
              />
            </>
          )}
        </div>
        <SaveNotices saving={saving} view={view} />
        <div className={styles.columns}>
          <div className={styles.column}>
            <LanguagesPanel
              id={id}
              draft={draft}
              faults={faults}
              language={shownLanguage}
              disabled={disabled}
              onLanguage={setLanguage}
              onChange={saving.change}
            />
            <AudiencePanel
              others={others}
              draft={draft}
              facts={facts}
              faults={faults}
              disabled={settledFor}
              onChange={change}
            />
            <SchedulePanel
              schedule={draft.schedule}
              waveStart={wave?.start ?? null}
              today={facts.today}
              faults={faults}
              disabled={settledFor}
              onChange={(part) => change({ schedule: { ...draft.schedule, ...part } })}
            />
            <OptionsPanel
              draft={draft}
              training={trainingChoices(phases, draft.audience)}
              faults={faults}
              disabled={disabled}
              onChange={change}
            />
            <ChannelPicker
              picked={draft.channels}
              faults={faults}
              disabled={settledFor}
              onChange={(channels) => change({ channels })}
            />
            {view !== undefined && <ReviewPanel view={view} seen={saving.seen} />}
          </div>
          <div className={styles.column}>
            <PreviewPanel announcement={written} missing={missing} language={shownLanguage} me={me} />
            <ReachPanel missing={missing} forecast={forecast} />
            {view !== undefined && <RecordPanel audit={view.audit} />}
          </div>
        </div>
      </div>
    </ScreenFrame>
  );
}

/** Why it can take no step as it stands on this screen, in a sentence. */
function whyNoStep({ state, dirty }: DraftSaving, incomplete: boolean): string | undefined {
  if (state.kind === 'conflict') return 'Somebody else changed it in the meantime. Look at theirs first.';
  if (!dirty || !incomplete) return undefined;
  return "Something isn't finished. The field marked in red says what's missing.";
}
