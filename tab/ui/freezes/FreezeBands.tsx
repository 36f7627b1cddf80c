import { makeStyles, tokens } from '@fluentui/react-components';
import type { FreezeBand } from './freeze-bands.ts';

const useStyles = makeStyles({
  band: {
    position: 'absolute',
    top: 0,
    bottom: 0,
    backgroundImage: `repeating-linear-gradient(45deg, ${tokens.colorNeutralForeground3} 0 1px, transparent 1px 5px)`,
    backgroundColor: tokens.colorNeutralBackground5,
  },
});

/** The freezes of one group, behind its waves. */
export function FreezeBands({ bands, groupId }: { bands: readonly FreezeBand[]; groupId: string }) {
  const styles = useStyles();
  return bands
    .filter(({ groups }) => groups?.includes(groupId) ?? true)
    .map(({ name, from, length }) => (
      <span
        key={`${name} ${from}`}
        className={styles.band}
        title={name}
        style={{ insetInlineStart: `${from * 100}%`, width: `${length * 100}%` }}
      />
    ));
}
