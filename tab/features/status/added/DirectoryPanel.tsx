import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { EditRegular } from '@fluentui/react-icons';
import { useDirectory } from '../../../api/directory.ts';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { DirectoryGroupForm } from './DirectoryGroupForm.tsx';
import { PlannedAddedUsing } from './PlannedAddedUsing.tsx';

const useStyles = makeStyles({
  phases: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 300px), 1fr))',
    gap: tokens.spacingHorizontalXXL,
    margin: 0,
    padding: 0,
    listStyleType: 'none',
  },
  phase: { display: 'grid', gap: tokens.spacingVerticalS, alignContent: 'start', justifyItems: 'start' },
  facts: { width: '100%' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Phase by phase: which directory group carries it out, and how many are planned, added and using. */
export function DirectoryPanel({ rolloutId }: { rolloutId: string }) {
  const styles = useStyles();
  const format = useFormat();
  const directory = useDirectory(rolloutId);
  return (
    <Panel title="Planned, added and using">
      <LoadingOrProblem
        query={directory}
        what="the directory groups"
        problem="The directory groups could not be loaded"
      />
      {directory.data !== undefined && (
        <>
          <Text className={styles.quiet}>
            A phase reaches people when they are added to its directory group. Open a wave above to say which
            of its people were added.
          </Text>
          <ul className={styles.phases}>
            {directory.data.phases.map((phase) => (
              <li key={phase.phase.id} className={styles.phase}>
                <Subtitle2 as="h3">{phase.phase.name}</Subtitle2>
                <div className={styles.facts}>
                  <PlannedAddedUsing {...phase} where="the organisation" />
                </div>
                {phase.by !== null && phase.at !== null && (
                  <span className={styles.quiet}>
                    Set by {phase.by.name}, {format.moment(phase.at)}
                  </span>
                )}
                {directory.data.mayName && (
                  <FormDialog
                    opener="Change"
                    appearance="secondary"
                    icon={<EditRegular />}
                    label={`Change the directory group of ${phase.phase.name}`}
                  >
                    {(onDone) => <DirectoryGroupForm rolloutId={rolloutId} phase={phase} onDone={onDone} />}
                  </FormDialog>
                )}
              </li>
            ))}
          </ul>
        </>
      )}
    </Panel>
  );
}
