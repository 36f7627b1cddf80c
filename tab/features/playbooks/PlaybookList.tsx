import { makeStyles, mergeClasses, Text, tokens } from '@fluentui/react-components';
import type { PlaybookView } from '../../../bot/contract/rollout/rollout.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import { KindMark, SourceMark } from './Marks.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  row: { gap: tokens.spacingVerticalXS },
  picked: { backgroundColor: tokens.colorNeutralBackground1Selected },
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

interface PlaybookListProps {
  readonly playbooks: readonly PlaybookView[];
  readonly opened: string;
  readonly onOpen: (id: string) => void;
}

export function PlaybookList({ playbooks, opened, onOpen }: PlaybookListProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Panel title="All playbooks">
      <ul className={styles.list}>
        {playbooks.map((playbook) => (
          <li key={playbook.id}>
            <RowButton
              picked={playbook.id === opened}
              className={mergeClasses(styles.row, playbook.id === opened && styles.picked)}
              onClick={() => onOpen(playbook.id)}
            >
              <Text weight="semibold">{playbook.name}</Text>
              <span className={styles.marks}>
                <KindMark kind={playbook.kind} />
                <SourceMark source={playbook.source} />
              </span>
              <span className={styles.quiet}>
                {format.count(playbook.phases.length, 'phase', 'phases')}:{' '}
                {format.list(playbook.phases.map(({ name }) => name))}
              </span>
            </RowButton>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
