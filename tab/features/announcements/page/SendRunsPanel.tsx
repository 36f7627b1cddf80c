import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { DismissCircleRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import type { SendRunView } from '../../../../bot/contract/delivery/send-runs.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { StateMark } from '../life/StateMark.tsx';
import { StepDialog } from '../life/StepDialog.tsx';
import { STEP_WORDS } from '../life/steps.ts';
import { runRows } from './send-runs.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  run: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface SendRunsPanelProps {
  readonly view: AnnouncementView;
  readonly runs: readonly SendRunView[];
}

/** How often it went out, to whom and how each time ended; the run that is under way can be called off. */
export function SendRunsPanel({ view, runs }: SendRunsPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const [asking, setAsking] = useState(false);
  const mayCancel = view.steps.includes('cancel');
  return (
    <Panel title="Send runs">
      <ol className={styles.list}>
        {runRows(runs, format).map(({ number, name, state, counts, when }) => (
          <li key={number} className={styles.run}>
            <strong>{name}</strong>
            <StateMark state={state} />
            <span>{counts}</span>
            <Text className={styles.quiet}>{when}</Text>
            {state === 'sending' && mayCancel && (
              <Button
                size="small"
                icon={<DismissCircleRegular />}
                aria-label={`${STEP_WORDS.cancel}: ${name}`}
                onClick={() => setAsking(true)}
              >
                {STEP_WORDS.cancel}
              </Button>
            )}
          </li>
        ))}
      </ol>
      {asking && <StepDialog id={view.id} step="cancel" onClose={() => setAsking(false)} />}
    </Panel>
  );
}
