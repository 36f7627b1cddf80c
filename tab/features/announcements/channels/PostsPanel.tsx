import { Button } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { usePosts, usePostsCsv } from '../../../api/channels.ts';
import { saveFile } from '../../../host/save-file.ts';
import { fileName } from '../../../ui/format/file-name.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useStyledTable } from '../../../ui/states/use-styled-table.ts';
import { ownerWords, placeWords } from './channel-words.ts';

/** What became of the posts of an announcement; nothing where it goes into no channel. */
export function PostsPanel({ id, title }: { id: string; title: string }) {
  const table = useStyledTable();
  const format = useFormat();
  const { data, isError, error, refetch } = usePosts(id);
  const csv = usePostsCsv(id);
  if (isError && data === undefined)
    return <ProblemNotice title="The posts could not be loaded" error={error} onRetry={() => refetch()} />;
  if (data === undefined || data.posts.length === 0) return null;
  const save = (): void =>
    csv.mutate(undefined, {
      onSuccess: (text) => saveFile({ name: fileName('posts', title), text, type: 'text/csv' }),
    });
  return (
    <Panel
      title="In channels"
      actions={
        <Button
          size="small"
          icon={<ArrowDownloadRegular />}
          aria-label="Save the posts as CSV"
          disabled={csv.isPending}
          onClick={save}
        >
          CSV
        </Button>
      }
    >
      {csv.isError && <ProblemNotice title="The posts could not be saved" error={csv.error} />}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls is reached by Tab */}
      <section className={table.frame} aria-label="Posts in channels" tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Channel</th>
              <th scope="col">Outcome</th>
            </tr>
          </thead>
          <tbody>
            {data.posts.map(({ place, owners, at, words }) => (
              <tr key={placeWords(place)}>
                <th scope="row">
                  {placeWords(place)}
                  <div className={table.detail}>for {format.list(owners.map(ownerWords))}</div>
                </th>
                <td>
                  {words.outcome}
                  {at !== null && <div className={table.detail}>{format.moment(at)}</div>}
                  {words.why !== null && <div className={table.detail}>{words.why}</div>}
                  {words.since !== null && <div className={table.detail}>{words.since}</div>}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </Panel>
  );
}
