import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { UseQueryResult } from '@tanstack/react-query';
import type { SafeguardPreview } from '../../api/safeguards.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  list: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** More waves than these are a number. */
const SHOWN = 8;

interface SafeguardPreviewProps {
  readonly preview: UseQueryResult<SafeguardPreview, Error>;
  /** Groups and phases are chosen. */
  readonly ready: boolean;
}

/** Whom a safeguard would hold, before it does. */
export function SafeguardPreviewView({ preview, ready }: SafeguardPreviewProps) {
  const styles = useStyles();
  return (
    <div role="status">
      {!ready && (
        <Text className={styles.quiet}>Choose groups and phases to see which waves would be held.</Text>
      )}
      {ready && preview.isPending && <Text className={styles.quiet}>Looking at the waves …</Text>}
      {ready && preview.isError && (
        <ProblemNotice title="The waves could not be looked at" error={preview.error} />
      )}
      {ready && preview.isSuccess && <Found {...preview.data} />}
    </div>
  );
}

function Found({ waves, people, refusal }: SafeguardPreview) {
  const styles = useStyles();
  const format = useFormat();
  if (refusal !== null || waves.length === 0) {
    return (
      <Notice>
        {refusal ??
          'No wave of these groups and phases is still to come or under way, so nothing would be held.'}
      </Notice>
    );
  }
  const rest = waves.length - SHOWN;
  return (
    <Notice
      intent="info"
      title={`Holds ${format.count(waves.length, 'wave', 'waves')} with ${format.people(people)}`}
    >
      Their announcements stop until the hold is ended.
      <ul className={styles.list}>
        {waves.slice(0, SHOWN).map((wave) => (
          <li key={wave.id}>
            {wave.name}, {format.people(wave.people)}
          </li>
        ))}
        {rest > 0 && <li>{format.count(rest, 'more wave', 'more waves')}</li>}
      </ul>
    </Notice>
  );
}
