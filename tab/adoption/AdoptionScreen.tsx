import {
  MessageBar,
  MessageBarBody,
  makeStyles,
  Select,
  Text,
  Title2,
  ToggleButton,
  tokens,
} from '@fluentui/react-components';
import { TableRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AdoptionView, Product } from '../../bot/contract/adoption.ts';
import type { Me } from '../../bot/contract/people.ts';
import { useAdoption } from '../api/adoption.ts';
import { useFormat } from '../format/format-context.tsx';
import { Empty } from '../states/Empty.tsx';
import { Loading } from '../states/Loading.tsx';
import { Panel } from '../states/Panel.tsx';
import { ProblemNotice } from '../states/ProblemNotice.tsx';
import { ImportUsage } from './ImportUsage.tsx';
import { LatestTable } from './LatestTable.tsx';
import { latestRates } from './latest.ts';
import { rateLines } from './lines.ts';
import { RateChart } from './RateChart.tsx';
import { RatesTable } from './RatesTable.tsx';
import { PRODUCT_WORDS } from './words.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    alignItems: 'start',
    gap: tokens.spacingHorizontalM,
  },
  title: { display: 'grid', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** How many of those who could use a product do, by business group over time. */
export function AdoptionScreen({ me }: { me: Me }) {
  const styles = useStyles();
  const [product, setProduct] = useState<Product>('teams');
  const adoption = useAdoption(product);
  const mayImport = me.role === 'lead' && me.leads === null;

  if (adoption.isPending) return <Loading what="adoption" />;
  if (adoption.isError) {
    return (
      <ProblemNotice
        title="The adoption rates could not be loaded"
        error={adoption.error}
        onRetry={() => adoption.refetch()}
      />
    );
  }
  return (
    <div className={styles.root}>
      <Head view={adoption.data} product={product} onPick={setProduct} />
      {adoption.data.dataAsOf === null ? (
        <Empty title="There are no usage numbers yet">
          {mayImport
            ? 'Export the report "Active users" from the Microsoft 365 admin center and import it below.'
            : 'A lead of all groups imports them from the Microsoft 365 usage reports.'}
        </Empty>
      ) : (
        <Rates view={adoption.data} />
      )}
      {mayImport && <ImportUsage />}
    </div>
  );
}

interface HeadProps {
  readonly view: AdoptionView;
  readonly product: Product;
  readonly onPick: (product: Product) => void;
}

function Head({ view, product, onPick }: HeadProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.head}>
      <div className={styles.title}>
        <Title2 as="h1">Adoption</Title2>
        <Text className={styles.quiet}>
          {view.dataAsOf !== null &&
            `Data as of ${format.day(view.dataAsOf)}, ${format.count(view.ageDays ?? 0, 'day', 'days')} old. `}
          Active means used at least once in {format.count(view.windowDays, 'day', 'days')}; the rate is
          active of enabled people.
        </Text>
      </div>
      {view.products.length > 0 && (
        <Select
          aria-label="Product"
          value={product}
          onChange={(_, data) => {
            const picked = view.products.find((name) => name === data.value);
            if (picked !== undefined) onPick(picked);
          }}
        >
          {view.products.map((name) => (
            <option key={name} value={name}>
              {PRODUCT_WORDS[name]}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function Rates({ view }: { view: AdoptionView }) {
  const format = useFormat();
  const [asTable, setAsTable] = useState(false);
  const lines = rateLines(view);
  return (
    <>
      {view.hidden.length > 0 && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            Not shown by themselves: {format.list(view.hidden.map(({ name }) => name))}. With fewer than{' '}
            {format.people(view.floor)} one could tell who does what.
          </MessageBarBody>
        </MessageBar>
      )}
      <Panel
        title="Adoption rate over time"
        actions={
          <ToggleButton
            size="small"
            icon={<TableRegular />}
            checked={asTable}
            onClick={() => setAsTable(!asTable)}
          >
            Show as table
          </ToggleButton>
        }
      >
        {asTable ? <RatesTable lines={lines} /> : <RateChart lines={lines} />}
      </Panel>
      <Panel title="Latest">
        <LatestTable rates={latestRates(view)} />
      </Panel>
    </>
  );
}
