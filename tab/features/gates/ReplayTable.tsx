import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReplayedWave } from '../../../bot/contract/gates/gate-replay.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ScreenLink } from '../../ui/states/ScreenLink.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { GateStateMark, OutcomeMark } from './Marks.tsx';
import { changed, replayedWords } from './replay.ts';

const useStyles = makeStyles({
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  conditions: { margin: 0, padding: 0, listStyleType: 'none', minWidth: '220px' },
});

/** Rows that are built at once. */
const AT_ONCE = 12;

/** Past waves as they were judged and as they would have been. */
export function ReplayTable({ waves }: { waves: readonly ReplayedWave[] }) {
  const table = useStyledTable();
  const styles = useStyles();
  const format = useFormat();
  const [built, setBuilt] = useState(AT_ONCE);
  const rest = waves.length - built;
  return (
    <>
      {/* It scrolls sideways, so the keyboard must reach it. */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls has to take the focus */}
      <section className={table.frame} aria-label="Past waves" tabIndex={0}>
        <table className={table.table}>
          <thead>
            <tr>
              <th scope="col">Wave</th>
              <th scope="col">Decided then</th>
              <th scope="col">Was</th>
              <th scope="col">Would be</th>
              <th scope="col">Conditions that do not pass or changed</th>
            </tr>
          </thead>
          <tbody>
            {waves.slice(0, built).map((replayed) => (
              <tr key={replayed.wave.id}>
                <th scope="row">
                  <ScreenLink to={`/gates/${encodeURIComponent(replayed.wave.id)}`}>
                    {replayed.wave.phase.name}, {replayed.wave.group.name}
                  </ScreenLink>
                  <div className={styles.quiet}>Facts of {format.day(replayed.on)}</div>
                </th>
                <td>
                  <GateStateMark gate={{ wave: replayed.wave, state: replayed.decided }} />
                </td>
                <td>
                  <OutcomeMark outcome={replayed.was} />
                </td>
                <td>
                  <OutcomeMark outcome={replayed.would} />
                  {changed(replayed) && <div className={styles.quiet}>Different verdict</div>}
                  {replayed.wouldHold && <div className={styles.quiet}>Would have waited</div>}
                </td>
                <td>
                  <Conditions replayed={replayed} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {rest > 0 && (
        <div>
          <Button onClick={() => setBuilt(built + AT_ONCE)}>Show more ({format.number(rest)} left)</Button>
        </div>
      )}
    </>
  );
}

function Conditions({ replayed }: { replayed: ReplayedWave }) {
  const styles = useStyles();
  if (replayed.conditions.length === 0) return 'None';
  return (
    <ul className={styles.conditions}>
      {replayed.conditions.map((condition) => (
        <li key={condition.id}>
          {condition.title}: {replayedWords(condition)}
          <div className={styles.quiet}>{condition.why}</div>
        </li>
      ))}
    </ul>
  );
}
