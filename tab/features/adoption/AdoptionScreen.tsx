import { makeStyles, Select, Text, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AdoptionView, Product } from '../../../bot/contract/adoption/adoption.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useAdoption } from '../../api/adoption.ts';
import { SearchInput } from '../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { MissingRollout } from '../../ui/rollouts/MissingRollout.tsx';
import { RolloutPicker } from '../../ui/rollouts/RolloutPicker.tsx';
import { useChosenRollout } from '../../ui/rollouts/use-chosen-rollout.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { PictureOrTable } from '../../ui/states/PictureOrTable.tsx';
import { ScreenFrame } from '../../ui/states/ScreenFrame.tsx';
import { PRODUCT_WORDS } from '../../words/product-words.ts';
import { ImportUsage } from './ImportUsage.tsx';
import { LatestTable } from './LatestTable.tsx';
import { latestRates } from './latest.ts';
import { drawnLines, firstNames, rateLines } from './lines.ts';
import { RateChart } from './RateChart.tsx';
import { RatesTable } from './RatesTable.tsx';

/** With fewer groups nobody looks for one. */
const MANY_GROUPS = 12;

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, minWidth: 0 },
  search: { maxWidth: '320px' },
});

/** How many of those who could use a product do, by business group over time. */
export function AdoptionScreen({ me }: { me: Me }) {
  const styles = useStyles();
  const [product, setProduct] = useState<Product>('teams');
  const { id: rollout } = useChosenRollout();
  const [wanted, setWanted] = useState('');
  const search = useDebounced(wanted);
  const adoption = useAdoption({ product, rollout, search });
  const mayImport = me.role === 'lead' && me.leads === null;

  if (adoption.data === undefined) {
    return (
      <LoadingOrProblem query={adoption} what="adoption" problem="The adoption rates could not be loaded" />
    );
  }
  const { dataAsOf, products } = adoption.data;
  return (
    <ScreenFrame
      title="Adoption"
      explains={<WhatItMeans view={adoption.data} />}
      actions={
        <div className={styles.actions}>
          <RolloutPicker />
          {products.length > 0 && <ProductFilter products={products} value={product} onChange={setProduct} />}
        </div>
      }
    >
      <MissingRollout />
      {dataAsOf === null ? (
        <Empty title="There are no usage numbers yet">
          {mayImport
            ? 'Export the report "Active users" from the Microsoft 365 admin center and import it below.'
            : 'A lead of all groups imports them from the Microsoft 365 usage reports.'}
        </Empty>
      ) : (
        <>
          {(adoption.data.fitting > MANY_GROUPS || wanted !== '') && (
            <SearchInput
              className={styles.search}
              label="Search business groups"
              placeholder="Name of a group"
              value={wanted}
              onChange={setWanted}
            />
          )}
          <Rates view={adoption.data} loadMore={adoption.hasNextPage ? adoption.fetchNextPage : undefined} />
        </>
      )}
      {mayImport && <ImportUsage />}
    </ScreenFrame>
  );
}

function WhatItMeans({ view }: { view: AdoptionView }) {
  const format = useFormat();
  return (
    <>
      {view.dataAsOf !== null &&
        `Data as of ${format.day(view.dataAsOf)}, ${format.count(view.ageDays ?? 0, 'day', 'days')} old. `}
      Active means used at least once in {format.count(view.windowDays, 'day', 'days')}; the rate is active of
      enabled people.
    </>
  );
}

interface ProductFilterProps {
  readonly products: readonly Product[];
  readonly value: Product;
  readonly onChange: (product: Product) => void;
}

function ProductFilter({ products, value, onChange }: ProductFilterProps) {
  return (
    <Select
      aria-label="Product"
      value={value}
      onChange={(_, data) => {
        const picked = products.find((name) => name === data.value);
        if (picked !== undefined) onChange(picked);
      }}
    >
      {products.map((name) => (
        <option key={name} value={name}>
          {PRODUCT_WORDS[name]}
        </option>
      ))}
    </Select>
  );
}

function Rates({ view, loadMore }: { view: AdoptionView; loadMore: (() => unknown) | undefined }) {
  const format = useFormat();
  const lines = drawnLines(rateLines(view));
  return (
    <>
      {view.hidden.length > 0 && (
        <Notice intent="info">
          Not shown by themselves: {firstNames(view.hidden, format)}. With fewer than{' '}
          {format.people(view.floor)} one could tell who does what.
        </Notice>
      )}
      <PictureOrTable
        title="Adoption rate over time"
        picture={<RateChart lines={lines} />}
        table={<RatesTable lines={lines} />}
      />
      {lines.length - 1 < view.fitting && (
        <Text>
          The picture shows {format.count(lines.length - 1, 'group', 'groups')} of{' '}
          {format.number(view.fitting)}. Search for a group to see its line.
        </Text>
      )}
      <Panel title="Latest">
        <LatestTable rates={latestRates(view)} loadMore={loadMore} />
      </Panel>
    </>
  );
}
