import { Button, Field, Input, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PauseChoice } from '../../../../bot/contract/delivery/my-announcements.ts';
import { usePause, useSetPause } from '../../../api/my-announcements.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { pauseFault, pauseWords } from './pause-words.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Whether I hear announcements: until a date, for good, or as they come. */
export function PausePanel({ today }: { today: string }) {
  const pause = usePause();
  return (
    <Panel title="Announcements in my chat">
      {pause.data === undefined ? (
        <LoadingOrProblem query={pause} what="your choice" problem="Your choice could not be loaded" />
      ) : (
        <Choice until={pause.data.until} today={today} />
      )}
    </Panel>
  );
}

function Choice({ until, today }: { until: PauseChoice['until']; today: string }) {
  const styles = useStyles();
  const format = useFormat();
  const saved = useSavedToast();
  const setting = useSetPause();
  const [date, setDate] = useState('');
  const fault = pauseFault(date, today);

  const choose = (wanted: PauseChoice['until']): void => {
    if (setting.isPending) return;
    setting.mutate(
      { until: wanted },
      {
        onSuccess: (now) => {
          setDate('');
          saved(pauseWords(now.until, today, format));
        },
      },
    );
  };

  return (
    <>
      <Text>{pauseWords(until, today, format)}</Text>
      <Text className={styles.quiet}>
        Essential ones still come, and say so. You always get answers to what you ask.
      </Text>
      <div className={styles.row}>
        <Field label="Pause until" {...(fault === null ? {} : { validationMessage: fault })}>
          <Input type="date" value={date} min={today} onChange={(_, data) => setDate(data.value)} />
        </Field>
        <Button disabled={date === '' || fault !== null || setting.isPending} onClick={() => choose(date)}>
          Pause
        </Button>
        {until !== 'for-good' && (
          <Button disabled={setting.isPending} onClick={() => choose('for-good')}>
            Pause for good
          </Button>
        )}
        {until !== null && (
          <Button appearance="primary" disabled={setting.isPending} onClick={() => choose(null)}>
            Hear them again
          </Button>
        )}
      </div>
      {setting.isError && <ProblemNotice title="Your choice was not kept" error={setting.error} />}
    </>
  );
}
