import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type {
  AnnouncementState,
  AnnouncementView,
  LifeStep,
} from '../../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../../bot/contract/announcements/life.ts';
import { useStepAnnouncement } from '../../../../api/announcement.ts';
import { useSendingById } from '../../../../api/sending.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../../../ui/states/ScreenLink.tsx';
import { useSavedToast } from '../../../../ui/use-saved-toast.tsx';
import { NobodyApproves } from '../../life/NobodyApproves.tsx';
import { QuestionDialog } from '../../life/QuestionDialog.tsx';
import {
  cardsWords,
  dueWords,
  hindrances,
  mainStep,
  questionOf,
  STATE_WORDS,
  STEP_WORDS,
  thanksFor,
} from '../../life/steps.ts';
import type { AnnouncementForecast } from '../../replies.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  hints: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
});

/** From here on there is something to see of how it arrives. */
const HAS_DELIVERY: readonly AnnouncementState[] = ['sending', 'sent', 'cancelled', 'retracted'];

interface LifeBarProps {
  readonly view: AnnouncementView;
  /** Who gets it; undefined while they are counted. */
  readonly forecast: AnnouncementForecast | undefined;
  readonly recount: () => unknown;
  /** Why no step may be taken while this is so, in a sentence; undefined where they may. */
  readonly wait: string | undefined;
  /** Saves what is written, and answers with what the server has then; undefined where that could not be. */
  readonly save: () => Promise<{ seen: number } | undefined>;
}

/** Where an announcement stands in its life, and the steps that this reader may take. */
export function LifeBar({ view, forecast, recount, wait, save }: LifeBarProps) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const stepping = useStepAnnouncement(view.id);
  const [asked, setAsked] = useState<LifeStep | null>(null);
  const question = asked === null ? undefined : questionOf(asked, view, forecast, format);
  const main = mainStep(view);
  const cards = useSendingById(view.id, HAS_DELIVERY.includes(view.state)).data?.cards ?? null;
  const missed = hindrances(view, format);

  const take = async (step: LifeStep, note = ''): Promise<void> => {
    if (stepping.isPending) return;
    const kept = await save();
    if (kept === undefined) return setAsked(null);
    stepping.mutate(
      { step, note, seen: kept.seen },
      {
        onSuccess: (now) => saved(thanksFor(step, now, format)),
        onSettled: () => setAsked(null),
      },
    );
  };
  const press = (step: LifeStep): void => {
    stepping.reset();
    // People come and go: what is asked about is how many there are now.
    if (step === 'send') recount();
    if (questionOf(step, view, forecast, format) === undefined) take(step);
    else setAsked(step);
  };

  return (
    <section aria-label="Where it stands" className={styles.root}>
      <div className={styles.line}>
        <StateBadge view={view} />
        {view.state === 'scheduled' && <Text>{dueWords(view, format)}</Text>}
        {view.approval.by !== null && <Text>Approved by {view.approval.by.name}</Text>}
        {view.steps.map((step) => (
          <Button
            key={step}
            appearance={step === main ? 'primary' : 'secondary'}
            disabled={wait !== undefined || stepping.isPending}
            onClick={() => press(step)}
          >
            {STEP_WORDS[step]}
          </Button>
        ))}
      </div>
      <NobodyApproves view={view} />
      {view.heldBecause !== null && <Text>It waits: {view.heldBecause}</Text>}
      {view.stopped && <Text>It was stopped: {view.stoppedBecause}</Text>}
      {cards !== null && <Text>{cardsWords(cards, format)}</Text>}
      {wait !== undefined && view.steps.length > 0 && <Text>{wait}</Text>}
      {HAS_DELIVERY.includes(view.state) && (
        <ScreenLink to={`/announce/${view.id}`}>See whom it reached, and what they did with it</ScreenLink>
      )}
      {missed.length > 0 && (
        <ul className={styles.hints} aria-label="Steps that are not possible yet">
          {missed.map(({ steps, why }) => (
            <li key={why}>
              {steps}: {why}
            </li>
          ))}
        </ul>
      )}
      {stepping.isError && <ProblemNotice title="The step was not taken" error={stepping.error} />}
      {asked !== null && question !== undefined && (
        <QuestionDialog
          question={question}
          busy={stepping.isPending || (asked === 'send' && forecast === undefined)}
          onConfirm={(note) => take(asked, note)}
          onCancel={() => setAsked(null)}
        />
      )}
    </section>
  );
}

const COLORS = {
  draft: 'informative',
  'in-review': 'warning',
  approved: 'brand',
  scheduled: 'brand',
  sending: 'brand',
  sent: 'success',
  stopped: 'danger',
  cancelled: 'informative',
  retracted: 'informative',
} as const;

function StateBadge({ view }: { view: Pick<AnnouncementView, 'state' | 'stopped'> }) {
  const state = standingOf(view);
  return (
    <Badge size="large" appearance="tint" color={COLORS[state]}>
      {STATE_WORDS[state]}
    </Badge>
  );
}
