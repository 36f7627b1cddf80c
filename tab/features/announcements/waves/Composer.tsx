import { Button, Field, Input, makeStyles, Text, Textarea, tokens } from '@fluentui/react-components';
import { SendRegular } from '@fluentui/react-icons';
import { useEffect, useState } from 'react';
import { LONGEST_TEXT, LONGEST_TITLE } from '../../../../bot/contract/announcements/limits.ts';
import type {
  Draft,
  Forecast,
  WaveToAnnounce,
} from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import { useForecast, usePreview, useSendAnnouncement } from '../../../api/waves-to-announce.ts';
import { CardView } from '../../../ui/cards/CardView.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Loading } from '../../../ui/states/Loading.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { ForecastPanel } from './ForecastPanel.tsx';
import { SendDialog } from './SendDialog.tsx';

/** How long typing must rest before the card is drawn again. */
const PREVIEW_AFTER_MS = 400;

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(340px, 100%), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
  column: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  ways: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface ComposerProps {
  readonly wave: WaveToAnnounce;
  readonly onSending: () => void;
  readonly onSent: (sending: SendingView) => void;
}

/** Writes an announcement for a wave, beginning with the one the playbook proposes. */
export function Composer({ wave, onSending, onSent }: ComposerProps) {
  const forecast = useForecast(wave.id);
  if (forecast.isPending) return <Loading what="the proposed announcement" />;
  if (forecast.isError) {
    return (
      <ProblemNotice
        title="The announcement could not be prepared"
        error={forecast.error}
        onRetry={() => forecast.refetch()}
      />
    );
  }
  return <Desk wave={wave} forecast={forecast.data} onSending={onSending} onSent={onSent} />;
}

function Desk({ wave, forecast, onSending, onSent }: ComposerProps & { forecast: Forecast }) {
  const styles = useStyles();
  const format = useFormat();
  const sending = useSendAnnouncement();
  // One id for one composed draft: however often Send is pressed, the wave gets it once.
  const [id] = useState(() => crypto.randomUUID());
  const [title, setTitle] = useState(forecast.draft.title);
  const [text, setText] = useState(forecast.draft.text);
  const [confirming, setConfirming] = useState(false);
  const draft = { waveId: wave.id, title: title.trim(), text: text.trim() };
  const complete = draft.title !== '' && draft.text !== '';

  const send = (): void => {
    if (sending.isPending) return;
    onSending();
    sending.mutate(
      { id, ...draft },
      {
        onSuccess: onSent,
        onSettled: () => setConfirming(false),
      },
    );
  };

  return (
    <div className={styles.columns}>
      <div className={styles.column}>
        <Panel title={`Announcement to ${wave.phase.name}, ${wave.group.name}`}>
          <Text className={styles.quiet}>{format.longDays(wave.start, wave.end)}</Text>
          <Field
            label="Title"
            required
            {...(draft.title === '' ? { validationMessage: 'An announcement needs a title.' } : {})}
          >
            <Input value={title} maxLength={LONGEST_TITLE} onChange={(_, data) => setTitle(data.value)} />
          </Field>
          <Field
            label="Text"
            required
            hint="**bold**, _italic_, lists with - and links work."
            {...(draft.text === '' ? { validationMessage: 'An announcement needs a text.' } : {})}
          >
            <Textarea
              value={text}
              rows={10}
              maxLength={LONGEST_TEXT}
              resize="vertical"
              onChange={(_, data) => setText(data.value)}
            />
          </Field>
          {sending.isError && <ProblemNotice title="It was not sent" error={sending.error} />}
          <div className={styles.ways}>
            <Button
              appearance="primary"
              icon={<SendRegular />}
              disabled={!complete || forecast.people === 0}
              onClick={() => setConfirming(true)}
            >
              Send
            </Button>
            <ScreenLink to={`/compose/new?wave=${wave.id}`}>
              Write your own, with a date, languages or a picture
            </ScreenLink>
          </div>
        </Panel>
        <ForecastPanel forecast={forecast} />
      </div>
      <Preview draft={draft} first={forecast.card} complete={complete} />
      <SendDialog
        open={confirming}
        wave={wave}
        forecast={forecast}
        sending={sending.isPending}
        onConfirm={send}
        onCancel={() => setConfirming(false)}
      />
    </div>
  );
}

function Preview({ draft, first, complete }: { draft: Draft; first: Forecast['card']; complete: boolean }) {
  const styles = useStyles();
  const rested = useRested(draft);
  const preview = usePreview(complete ? rested : null);
  return (
    <Panel title="Preview">
      <Text className={styles.quiet}>
        This is how it looks in each person's chat. Its buttons work there, not here.
      </Text>
      <CardView card={preview.data?.card ?? first} label="Announcement card" />
      {preview.isError && (
        <ProblemNotice
          title="The preview could not be drawn"
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
    </Panel>
  );
}

/** The draft as it was when typing last rested. */
function useRested(draft: Draft): Draft {
  const { waveId, title, text } = draft;
  const [rested, setRested] = useState(draft);
  useEffect(() => {
    const timer = setTimeout(() => setRested({ waveId, title, text }), PREVIEW_AFTER_MS);
    return () => clearTimeout(timer);
  }, [waveId, title, text]);
  return rested;
}
