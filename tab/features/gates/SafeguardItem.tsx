import { makeStyles, Subtitle2, Text, tokens } from '@fluentui/react-components';
import { ShieldCheckmarkRegular, ShieldFilled } from '@fluentui/react-icons';
import type { SafeguardView } from '../../../bot/contract/gates/safeguards.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FactList } from '../../ui/states/FactList.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { EndSafeguard } from './EndSafeguard.tsx';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gap: tokens.spacingVerticalS,
    paddingBottom: tokens.spacingVerticalM,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    gap: tokens.spacingHorizontalM,
  },
  title: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, overflowWrap: 'anywhere' },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
});

/** More names than these are a number. */
const NAMES = 6;

/** One safeguard hold: what is known, whom it holds, and who said so. */
export function SafeguardItem({ rolloutId, safeguard }: { rolloutId: string; safeguard: SafeguardView }) {
  const styles = useStyles();
  const format = useFormat();
  const { title, why, issue, groups, phases, by, at, waves, people, ended, mayEnd } = safeguard;
  const names = (all: readonly { name: string }[]): string => {
    const shown = all.slice(0, NAMES).map(({ name }) => name);
    const rest = all.length - shown.length;
    return format.list(rest > 0 ? [...shown, `${format.number(rest)} more`] : shown);
  };
  return (
    <article className={styles.root} aria-label={title}>
      <div className={styles.head}>
        <Subtitle2 as="h3" className={styles.title}>
          {ended === null ? <ShieldFilled aria-hidden /> : <ShieldCheckmarkRegular aria-hidden />}
          {title}
        </Subtitle2>
        {mayEnd && (
          <FormDialog
            opener="End this hold"
            label={`End the hold: ${title}`}
            icon={<ShieldCheckmarkRegular />}
            appearance="secondary"
          >
            {(onDone) => <EndSafeguard rolloutId={rolloutId} safeguard={safeguard} onDone={onDone} />}
          </FormDialog>
        )}
      </div>
      <Text className={styles.text}>{why}</Text>
      <FactList>
        {ended === null && (
          <>
            <dt>Holds now</dt>
            <dd>
              {format.count(waves, 'wave', 'waves')} with {format.people(people)}
            </dd>
          </>
        )}
        <dt>Groups</dt>
        <dd>{names(groups)}</dd>
        <dt>Phases</dt>
        <dd>{names(phases)}</dd>
        {issue !== null && (
          <>
            <dt>Issue</dt>
            <dd>
              <ScreenLink to={`/issues?issue=${issue}`}>#{issue}</ScreenLink>
            </dd>
          </>
        )}
        <dt>Started</dt>
        <dd>
          {by}, {format.moment(at)}
        </dd>
        {ended !== null && (
          <>
            <dt>Ended</dt>
            <dd>
              {ended.by}, {format.moment(ended.at)}: {ended.reason}
            </dd>
          </>
        )}
      </FactList>
    </article>
  );
}
