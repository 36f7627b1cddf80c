import { Badge, Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import { useTemplates } from '../../../api/compose.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { useGo } from '../../../ui/rollouts/use-go.ts';
import { Empty } from '../../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { RowButton } from '../../../ui/states/RowButton.tsx';
import { ScreenFrame } from '../../../ui/states/ScreenFrame.tsx';
import { blankDraft, type ComposeDraft } from './compose-draft.ts';
import type { ComposeFacts } from './compose-facts.ts';
import { keptCopies } from './saving/kept-copy.ts';
import { filledLine, startingDraft, templateDay } from './templates.ts';
import { useWave } from './use-wave.ts';
import { WavePicker } from './WavePicker.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
  text: {
    color: tokens.colorNeutralForeground2,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
  },
});

interface StartPageProps {
  readonly facts: ComposeFacts;
  readonly waveId: string | null;
  readonly onWave: (waveId: string) => void;
  readonly onStart: (draft: ComposeDraft) => void;
}

/** What a new announcement begins with: a template of the phase of a wave, or nothing. */
export function StartPage({ facts, waveId, onWave, onStart }: StartPageProps) {
  const styles = useStyles();
  const format = useFormat();
  const wave = useWave(waveId);
  const blank = (
    <Button onClick={() => onStart(blankDraft(waveId, language(format.locale), facts.rollout))}>
      Start with nothing
    </Button>
  );

  return (
    <ScreenFrame
      title="New announcement"
      explains="A template is copied: what you change in it stays in this announcement."
      actions={blank}
    >
      <Unsaved />
      <Panel title="Templates">
        <WavePicker
          hint="Templates come from the playbook, for the phase of the wave."
          none="No wave"
          rollout={facts.rollout || undefined}
          waveId={waveId ?? ''}
          onChange={onWave}
        />
        {waveId === null ? (
          <Text className={styles.quiet}>
            Choose a wave to see the templates for it, or start with nothing for any other audience.
          </Text>
        ) : (
          <Templates waveId={waveId} words={wave} today={facts.today} onStart={onStart} />
        )}
      </Panel>
    </ScreenFrame>
  );
}

/** What was begun in this browser tab and never got as far as the server. */
function Unsaved() {
  const styles = useStyles();
  const go = useGo();
  const [copies] = useState(keptCopies);
  if (copies.length === 0) return null;
  return (
    <Panel title="Go on with what you did not finish">
      <ul className={styles.list}>
        {copies.map(({ id, draft }) => (
          <li key={id}>
            <RowButton onClick={() => go(`/compose/${id}`)}>
              <strong>{titleOf(draft) || 'Without a title'}</strong>
              <span>Kept in this browser tab only, until it is saved</span>
            </RowButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function titleOf({ contents, fallback }: ComposeDraft): string {
  return contents.find(({ language }) => language === fallback)?.content.title.trim() ?? '';
}

interface TemplatesProps {
  readonly waveId: string;
  /** The wave, where this lead may announce it. */
  readonly words: WaveToAnnounce | undefined;
  readonly today: string;
  readonly onStart: (draft: ComposeDraft) => void;
}

function Templates({ waveId, words, today, onStart }: TemplatesProps) {
  const styles = useStyles();
  const format = useFormat();
  const templates = useTemplates(waveId);
  if (templates.data === undefined) {
    return (
      <LoadingOrProblem query={templates} what="the templates" problem="The templates could not be loaded" />
    );
  }
  const { wave } = templates.data;
  if (templates.data.templates.length === 0) {
    return <Empty title="This phase has no templates">Start with nothing, and write your own.</Empty>;
  }
  return (
    <ul className={styles.list} aria-label={`Templates for ${wave.name}`}>
      {templates.data.templates.map((template) => {
        const { id, name, used, announcement } = template;
        const { date, past } = templateDay(template, wave.start, today);
        return (
          <li key={id}>
            <RowButton onClick={() => onStart(startingDraft(template, past))}>
              <span className={styles.head}>
                <strong>{filledLine(name, words, format)}</strong>
                {used && (
                  <Badge appearance="tint" color="success">
                    used
                  </Badge>
                )}
              </span>
              <span>
                {format.day(date)}
                {past && ', which has passed: it goes out as soon as you send it'}
              </span>
              <span className={styles.text}>
                {filledLine(announcement.contents[announcement.fallback]?.text ?? '', words, format)}
              </span>
            </RowButton>
          </li>
        );
      })}
    </ul>
  );
}

/** A language that the server takes: `en-GB`, or `zh` of `zh-Hant-TW`. */
function language(locale: string): string {
  return /^[a-z]{2,3}(-[A-Z]{2})?$/.test(locale) ? locale : (locale.split('-')[0] ?? 'en');
}
