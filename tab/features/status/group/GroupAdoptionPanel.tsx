import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { GroupAdoption } from '../../../../bot/contract/overview/group-page.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { SharePicture } from '../../../ui/states/SharePicture.tsx';
import { PRODUCT_WORDS } from '../../../words/product-words.ts';
import { missingAdoption } from './group-words.ts';

const useStyles = makeStyles({
  list: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalS },
  product: { display: 'grid', gap: tokens.spacingVerticalXXS },
  line: { display: 'flex', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** How many people of a group use what they have; null before the first usage report. */
export function GroupAdoptionPanel({ adoption }: { adoption: GroupAdoption | null }) {
  const styles = useStyles();
  const format = useFormat();
  const missing = adoption === null ? 'No usage report has been imported yet.' : missingAdoption(adoption);
  return (
    <Panel title="Adoption" actions={<ScreenLink to="/adoption">Over time</ScreenLink>}>
      {adoption !== null && adoption.products.length > 0 && (
        <>
          <ul className={styles.list}>
            {adoption.products.map(({ product, rate, active, enabled }) => (
              <li key={product} className={styles.product}>
                <span className={styles.line}>
                  <span>{PRODUCT_WORDS[product]}</span>
                  <Text weight="semibold">{format.percent(rate)}</Text>
                </span>
                <SharePicture share={rate} />
                <span className={styles.quiet}>
                  {format.number(active)} of {format.people(enabled)} used it within{' '}
                  {format.count(adoption.windowDays, 'day', 'days')}
                </span>
              </li>
            ))}
          </ul>
          <span className={styles.quiet}>As of {format.day(adoption.asOf)}</span>
        </>
      )}
      {missing !== undefined && <Text className={styles.quiet}>{missing}</Text>}
    </Panel>
  );
}
