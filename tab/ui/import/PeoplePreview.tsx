import { Button, Checkbox, makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import type { ImportPreview, MissingPeople } from '../../../bot/contract/importing/import-people.ts';
import { useFormat } from '../format/format-context.tsx';
import { Notice } from '../states/Notice.tsx';
import { BadLines } from './BadLines.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalM,
    gridTemplateColumns: 'minmax(0, 1fr)',
    padding: tokens.spacingHorizontalL,
    border: `${tokens.strokeWidthThin} solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
  },
  changes: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    rowGap: tokens.spacingVerticalXS,
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface PeoplePreviewProps {
  readonly fileName: string;
  readonly preview: ImportPreview;
  readonly missing: MissingPeople;
  readonly onMissing: (wish: MissingPeople) => void;
  readonly onImport: () => void;
  readonly onCancel: () => void;
}

/** What a file of people would change, before anybody imports it. */
export function PeoplePreview({
  fileName,
  preview,
  missing,
  onMissing,
  onImport,
  onCancel,
}: PeoplePreviewProps) {
  const styles = useStyles();
  const format = useFormat();
  const { taken, added, bad, changes, notes, asks } = preview;

  return (
    <section className={styles.root} aria-label={`What ${fileName} changes`}>
      <Subtitle2 as="h3">{fileName}</Subtitle2>
      <Text>
        {format.count(taken, 'row', 'rows')} can be taken
        {added > 0 && `, with ${format.count(added, 'new person', 'new people')}`}
        {bad.length > 0 && `; ${format.count(bad.length, 'row', 'rows')} can't`}. {notes.join(' ')}
      </Text>
      {changes.length > 0 && (
        <Notice intent={asks ? 'warning' : 'info'} title="This also changes">
          <ul className={styles.changes}>
            {changes.map((change) => (
              <li key={change}>{change}</li>
            ))}
          </ul>
        </Notice>
      )}
      {preview.missing > 0 && (
        <Checkbox
          checked={missing === 'left'}
          onChange={(_, { checked }) => onMissing(checked === true ? 'left' : 'stay')}
          label={`${format.count(preview.missing, 'person is', 'people are')} not in this file: they have left the organisation`}
        />
      )}
      <BadLines caption="Rows with people that can't be taken" bad={bad} />
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={taken === 0} onClick={onImport}>
          {asks ? 'Import and change this' : 'Import'}
        </Button>
        <Button onClick={onCancel}>Cancel</Button>
      </div>
    </section>
  );
}
