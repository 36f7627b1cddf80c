import { makeStyles, mergeClasses, Subtitle2, tokens } from '@fluentui/react-components';
import { useMediaQuery } from '../../host/use-browser-theme.ts';
import type { Format } from '../../ui/format/format.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import { useRowsInSight } from '../../ui/states/use-rows-in-sight.ts';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { AttentionMark } from './AttentionMark.tsx';
import { GroupLink } from './GroupLink.tsx';
import type { Matrix, MatrixCell, MatrixRow } from './matrix.ts';
import { WaveFacts } from './wave/WaveFacts.tsx';

interface MatrixProps {
  readonly matrix: Matrix;
  /** How many rows there are, those that are not loaded yet among them. */
  readonly groups: number;
  readonly loadMore: (() => unknown) | undefined;
  /** Called with the id of the wave that somebody wants to look at. */
  readonly onOpen: (waveId: string) => void;
}

/** More groups scroll in a frame of their own. */
const FEW_GROUPS = 12;
/** About as high as a row of the table, and as a block on a narrow page, in px. */
const ROW_PX = 101;
const BLOCK_PX = 340;

const useStyles = makeStyles({
  frame: { overflow: 'auto', maxWidth: '100%' },
  many: { maxHeight: '560px' },
  head: {
    position: 'sticky',
    top: 0,
    zIndex: 1,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  note: {
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
    whiteSpace: 'normal',
    maxWidth: '28ch',
  },
  none: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  group: { whiteSpace: 'nowrap', display: 'grid', justifyItems: 'start' },
  block: { paddingBottom: tokens.spacingVerticalXL },
  waves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
  },
});

/** Business groups by phase, or by rollout: a table, or on a narrow page one block for each group. */
export function MatrixView(props: MatrixProps) {
  const narrow = useMediaQuery('(max-width: 720px)');
  const styles = useStyles();
  const format = useFormat();
  const { itOnly } = props.matrix;
  return (
    <>
      {narrow ? <AsBlocks {...props} /> : <AsTable {...props} />}
      {itOnly.length > 0 && (
        <p className={styles.quiet}>
          IT does {format.list(itOnly)} on its own: nobody has a turn in it, so it has no waves here.
        </p>
      )}
    </>
  );
}

function AsTable({ matrix, groups, loadMore, onOpen }: MatrixProps) {
  const styles = useStyles();
  const table = useStyledTable();
  const rows = useRowsInSight<HTMLDivElement>({ count: matrix.rows.length, height: () => ROW_PX, loadMore });
  return (
    <div className={mergeClasses(styles.frame, groups > FEW_GROUPS && styles.many)} ref={rows.frame}>
      <table className={table.table} aria-rowcount={groups + 1}>
        <caption>Waves by business group and {matrix.of === 'phases' ? 'phase' : 'rollout'}</caption>
        <thead className={styles.head}>
          <tr>
            <th scope="col">Business group</th>
            {matrix.columns.map((column) => (
              <th scope="col" key={column.id}>
                {column.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Room px={rows.before} />
          {rows.indexes.map((index) => {
            const row = matrix.rows[index];
            if (row === undefined) return null;
            return (
              <tr key={row.group.id} ref={rows.measure} data-index={index} aria-rowindex={index + 2}>
                <th scope="row">
                  <GroupFacts row={row} />
                </th>
                {row.cells.map((cell, at) => (
                  <td key={matrix.columns[at]?.id}>
                    <Cell cell={cell} onOpen={onOpen} />
                  </td>
                ))}
              </tr>
            );
          })}
          <Room px={rows.after} />
        </tbody>
      </table>
    </div>
  );
}

/** Stands for the rows that are out of sight. */
function Room({ px }: { px: number }) {
  return px === 0 ? null : <tr aria-hidden style={{ height: px }} />;
}

function AsBlocks({ matrix, groups, loadMore, onOpen }: MatrixProps) {
  const styles = useStyles();
  const rows = useRowsInSight<HTMLDivElement>({
    count: matrix.rows.length,
    height: () => BLOCK_PX,
    loadMore,
  });
  return (
    <div className={mergeClasses(styles.frame, groups > FEW_GROUPS && styles.many)} ref={rows.frame}>
      <div style={{ height: rows.before }} aria-hidden />
      {rows.indexes.map((index) => {
        const row = matrix.rows[index];
        if (row === undefined) return null;
        return (
          <section
            key={row.group.id}
            ref={rows.measure}
            data-index={index}
            className={styles.block}
            aria-label={row.group.name}
          >
            <Subtitle2 as="h3">
              <GroupFacts row={row} />
            </Subtitle2>
            <dl className={styles.waves}>
              {row.cells.map((cell, at) => (
                <div key={matrix.columns[at]?.id}>
                  <dt>{matrix.columns[at]?.name}</dt>
                  <dd>
                    <Cell cell={cell} onOpen={onOpen} />
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        );
      })}
      <div style={{ height: rows.after }} aria-hidden />
    </div>
  );
}

function GroupFacts({ row }: { row: MatrixRow }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <span className={styles.group}>
      <GroupLink group={row.group} />
      <span className={styles.quiet}>{format.people(row.people)}</span>
      {row.attention !== null && <AttentionMark attention={row.attention} />}
      {row.note !== null && <span className={styles.note}>{row.note}</span>}
    </span>
  );
}

function Cell({ cell, onOpen }: { cell: MatrixCell | null; onOpen: MatrixProps['onOpen'] }) {
  const styles = useStyles();
  const format = useFormat();
  if (cell === null) return <span className={styles.none}>No wave</span>;
  return (
    <RowButton onClick={() => onOpen(cell.wave.id)}>
      {cell.progress !== null && <strong>{cell.progress.phase}</strong>}
      <WaveFacts wave={cell.wave} short={cell.progress !== null} />
      {cell.progress !== null && cell.progress.all > 1 && (
        <span className={styles.quiet}>{completeWords(cell.progress, format)}</span>
      )}
    </RowButton>
  );
}

function completeWords({ complete, all }: NonNullable<MatrixCell['progress']>, format: Format): string {
  return `${format.number(complete)} of ${format.count(all, 'phase', 'phases')} complete`;
}
