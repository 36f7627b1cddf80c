import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeliveryCounts } from '../../../../bot/contract/delivery/sending.ts';
import { type ResultFilter, useResults, useResultsCsv } from '../../../api/results.ts';
import { saveFile } from '../../../host/save-file.ts';
import { useDebounced } from '../../../ui/form/use-debounced.ts';
import { fileName } from '../../../ui/format/file-name.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ResultFilters } from './ResultFilters.tsx';
import { ResultsTable } from './ResultsTable.tsx';
import { useRowsAsCounted, useSearchOn } from './use-results-on.ts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  more: { justifySelf: 'start' },
});

interface ResultsPanelProps {
  readonly id: string;
  readonly title: string;
  readonly counts: DeliveryCounts;
}

/** Person by person what happened, and all of it as a file. */
export function ResultsPanel({ id, title, counts }: ResultsPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const [filter, setFilter] = useState<ResultFilter>({});
  // Typing is waited for, so that not every letter asks the server.
  const name = useDebounced(filter.name?.trim());
  const asked: ResultFilter = { ...filter, name: name === '' ? undefined : name };
  const results = useResults(id, asked);
  const csv = useResultsCsv(id);
  const pages = results.data?.pages ?? [];
  const rows = pages.flatMap((page) => page.rows);
  useRowsAsCounted(id, counts, pages.length);
  const searching = useSearchOn(results, rows.length, pages.length);

  const save = (): void =>
    csv.mutate(asked, {
      onSuccess: (text) => saveFile({ name: fileName('results', title), text, type: 'text/csv' }),
    });

  return (
    <Panel
      title="Person by person"
      actions={
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          aria-label="Save the results as CSV"
          disabled={csv.isPending}
          onClick={save}
        >
          CSV
        </Button>
      }
    >
      <ResultFilters filter={filter} onChange={setFilter} />
      {csv.isError && <ProblemNotice title="The results could not be saved" error={csv.error} />}
      <LoadingOrProblem query={results} what="the results" problem="The results could not be loaded" />
      {searching && <Spinner size="tiny" label="Looking through the audience" labelPosition="after" />}
      {results.isSuccess && rows.length === 0 && !searching && (
        <Text className={styles.quiet}>
          {counts.audience === 0 ? 'Nobody is in its audience yet.' : 'Nobody matches these filters.'}
        </Text>
      )}
      {rows.length > 0 && <ResultsTable rows={rows} />}
      {results.hasNextPage && !searching && (
        <Button
          className={styles.more}
          disabled={results.isFetchingNextPage}
          onClick={() => results.fetchNextPage()}
        >
          Show more
        </Button>
      )}
      {rows.length > 0 && (
        <Text className={styles.quiet} role="status">
          {format.people(rows.length)} shown.
        </Text>
      )}
    </Panel>
  );
}
