import { makeStyles, Subtitle2, tokens } from '@fluentui/react-components';
import { useMediaQuery } from '../../host/use-browser-theme.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { GroupLink } from './GroupLink.tsx';
import type { Matrix } from './matrix.ts';
import { WaveFacts } from './wave/WaveFacts.tsx';

interface MatrixProps {
  readonly matrix: Matrix;
  /** Called with the id of the wave that somebody wants to look at. */
  readonly onOpen: (waveId: string) => void;
}

const useStyles = makeStyles({
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
  group: { whiteSpace: 'nowrap', display: 'grid' },
  cards: { display: 'grid', gap: tokens.spacingVerticalXL },
  waves: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(140px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: 0,
    '& dt': { fontWeight: tokens.fontWeightSemibold },
    '& dd': { margin: 0 },
  },
});

/** Business groups by phase: a table, or on a narrow page one block for each group. */
export function MatrixView({ matrix, onOpen }: MatrixProps) {
  const narrow = useMediaQuery('(max-width: 720px)');
  const styles = useStyles();
  const format = useFormat();
  return (
    <>
      {narrow ? <AsBlocks matrix={matrix} onOpen={onOpen} /> : <AsTable matrix={matrix} onOpen={onOpen} />}
      {matrix.itOnly.length > 0 && (
        <p className={styles.quiet}>
          IT does {format.list(matrix.itOnly.map((phase) => phase.name))} on its own: nobody has a turn in it,
          so it has no waves here.
        </p>
      )}
    </>
  );
}

function AsTable({ matrix, onOpen }: MatrixProps) {
  const styles = useStyles();
  const table = useStyledTable();
  const format = useFormat();
  return (
    <div className={table.frame}>
      <table className={table.table}>
        <caption>Waves by business group and phase</caption>
        <thead>
          <tr>
            <th scope="col">Business group</th>
            {matrix.columns.map((phase) => (
              <th scope="col" key={phase.id}>
                {phase.name}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {matrix.rows.map((row) => (
            <tr key={row.group.id}>
              <th scope="row">
                <span className={styles.group}>
                  <GroupLink group={row.group} />
                  <span className={styles.quiet}>{format.people(row.people)}</span>
                  {row.note !== null && <span className={styles.note}>{row.note}</span>}
                </span>
              </th>
              {row.cells.map((wave, index) => (
                <td key={matrix.columns[index]?.id}>
                  {wave === null ? (
                    <span className={styles.none}>No wave</span>
                  ) : (
                    <RowButton onClick={() => onOpen(wave.id)}>
                      <WaveFacts wave={wave} />
                    </RowButton>
                  )}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AsBlocks({ matrix, onOpen }: MatrixProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <div className={styles.cards}>
      {matrix.rows.map((row) => (
        <section key={row.group.id} aria-label={row.group.name}>
          <Subtitle2 as="h3">
            <GroupLink group={row.group} />
          </Subtitle2>
          <div className={styles.quiet}>{format.people(row.people)}</div>
          {row.note !== null && <div className={styles.note}>{row.note}</div>}
          <dl className={styles.waves}>
            {row.cells.map((wave, index) => (
              <div key={matrix.columns[index]?.id}>
                <dt>{matrix.columns[index]?.name}</dt>
                <dd>
                  {wave === null ? (
                    <span className={styles.none}>No wave</span>
                  ) : (
                    <RowButton onClick={() => onOpen(wave.id)}>
                      <WaveFacts wave={wave} />
                    </RowButton>
                  )}
                </dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}
