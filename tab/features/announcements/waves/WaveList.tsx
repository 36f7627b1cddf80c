import { Badge, Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import type { Format } from '../../../ui/format/format.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { RowButton } from '../../../ui/states/RowButton.tsx';
import { WAVE_STATE_WORDS } from '../../../ui/waves/WaveStateMark.tsx';
import type { WaveSections } from './wave-list.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL },
  list: {
    listStyleType: 'none',
    margin: '0 -8px',
    padding: 0,
    maxHeight: '46vh',
    overflowY: 'auto',
    '@media (max-width: 900px)': { maxHeight: '30vh' },
  },
  wave: { gridTemplateColumns: '1fr auto', gap: `0 ${tokens.spacingHorizontalS}` },
  selected: {
    backgroundColor: tokens.colorNeutralBackground1Selected,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
  },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, gridColumnStart: 1 },
});

interface WaveListProps {
  readonly sections: WaveSections;
  readonly selectedId: string | undefined;
  readonly nextId: string | null;
  /** Something is looked for: what does not fit is not here. */
  readonly searched: boolean;
  readonly onSelect: (id: string) => void;
  /** Loads the next page of a part; undefined where all of it is here. */
  readonly more: Readonly<Record<keyof WaveSections, (() => unknown) | undefined>>;
}

/** The waves one leads, with what was announced to each. */
export function WaveList({ sections, selectedId, nextId, searched, onSelect, more }: WaveListProps) {
  const styles = useStyles();
  const several =
    new Set([...sections.toAnnounce, ...sections.announced].map(({ rollout }) => rollout.id)).size > 1;
  const entry = (wave: WaveToAnnounce) => (
    <Entry
      key={wave.id}
      wave={wave}
      selected={wave.id === selectedId}
      next={wave.id === nextId}
      withRollout={several}
      onSelect={onSelect}
    />
  );
  return (
    <div className={styles.root}>
      <Panel title="Not announced yet">
        {sections.toAnnounce.length === 0 ? (
          <span className={styles.quiet}>
            {searched ? 'No wave fits the search.' : 'Every wave has its announcement.'}
          </span>
        ) : (
          <ul className={styles.list}>{sections.toAnnounce.map(entry)}</ul>
        )}
        <More load={more.toAnnounce} />
      </Panel>
      {sections.announced.length > 0 && (
        <Panel title="Announced">
          <ul className={styles.list}>{sections.announced.map(entry)}</ul>
          <More load={more.announced} />
        </Panel>
      )}
    </div>
  );
}

function More({ load }: { load: (() => unknown) | undefined }) {
  if (load === undefined) return null;
  return (
    <Button size="small" onClick={() => load()}>
      Show more
    </Button>
  );
}

interface EntryProps {
  readonly wave: WaveToAnnounce;
  readonly selected: boolean;
  readonly next: boolean;
  readonly withRollout: boolean;
  readonly onSelect: (id: string) => void;
}

function Entry({ wave, selected, next, withRollout, onSelect }: EntryProps) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <li>
      <RowButton
        picked={selected}
        className={mergeClasses(styles.wave, selected && styles.selected)}
        onClick={() => onSelect(wave.id)}
      >
        <span className={styles.name}>
          {wave.phase.name}, {wave.group.name}
        </span>
        {next && (
          <Badge appearance="tint" color="brand">
            Next
          </Badge>
        )}
        {withRollout && <span className={styles.quiet}>{wave.rollout.name}</span>}
        <span className={styles.quiet}>
          {format.days(wave.start, wave.end)} · {WAVE_STATE_WORDS[wave.state]}
          {wave.sending !== null && ` · ${announced(wave.sending, format)}`}
        </span>
      </RowButton>
    </li>
  );
}

function announced({ settledAt, counts }: SendingView, format: Format): string {
  if (settledAt === null) return 'being sent';
  return `${format.number(counts.sent)} of ${format.number(counts.audience)} reached`;
}
