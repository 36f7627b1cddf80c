import { Avatar, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { ChampionView } from '../../../bot/contract/champions/champions.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { KIND_WORDS } from './words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, alignContent: 'start', minWidth: 0 },
  person: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  latest: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    overflowWrap: 'anywhere',
  },
});

/** A champion with the latest they did. */
export function ChampionCard({ champion }: { champion: ChampionView }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <li className={styles.root}>
      <div className={styles.person}>
        <Avatar name={champion.person.name} aria-hidden color="colorful" />
        <div className={styles.name}>
          <Text weight="semibold">{champion.person.name}</Text>
          <span className={styles.quiet}>
            {champion.contributions === 0
              ? 'No contribution recorded yet'
              : format.count(champion.contributions, 'contribution', 'contributions')}
          </span>
        </div>
      </div>
      {champion.latest.length > 0 && (
        <ul className={styles.latest}>
          {champion.latest.map((contribution) => (
            <li key={contribution.id}>
              {contribution.what}{' '}
              {contribution.evidence !== null && (
                <Link href={contribution.evidence} target="_blank" rel="noreferrer" inline>
                  See it
                </Link>
              )}
              <div className={styles.quiet}>
                {KIND_WORDS[contribution.kind]}, {format.day(contribution.on)}
              </div>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
