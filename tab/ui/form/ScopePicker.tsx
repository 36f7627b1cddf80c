import { Checkbox, Input, makeStyles, Text, tokens, useId } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormat } from '../format/format-context.tsx';

const useStyles = makeStyles({
  root: {
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
  },
  legend: { padding: 0 },
  list: {
    display: 'grid',
    maxHeight: '180px',
    overflowY: 'auto',
    padding: tokens.spacingHorizontalXS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    padding: tokens.spacingHorizontalS,
  },
});

/** With more options than this a search is faster than reading them. */
const MANY = 10;
/** Options that are built at once. */
const AT_ONCE = 60;

interface ScopePickerProps {
  readonly title: string;
  /** What stands beside the box that ticks them all; null where they may not all be taken. */
  readonly all: string | null;
  readonly options: readonly { readonly id: string; readonly name: string }[];
  readonly picked: readonly string[];
  readonly onChange: (picked: readonly string[]) => void;
}

/** Several of a list, which is searched where it is long. */
export function ScopePicker({ title, all, options, picked, onChange }: ScopePickerProps) {
  const styles = useStyles();
  const format = useFormat();
  const [wanted, setWanted] = useState('');
  // Within a field every box without an id of its own has the field's, and a click on any label ticks the first.
  const ids = useId('pick');
  const found = options.filter(({ name }) => name.toLowerCase().includes(wanted.trim().toLowerCase()));
  const rest = found.length - AT_ONCE;
  const toggle = (id: string, on: boolean): void =>
    onChange(on ? [...picked, id] : picked.filter((one) => one !== id));
  const everything = options.length > 0 && picked.length === options.length;

  return (
    <fieldset className={styles.root}>
      <legend className={styles.legend}>
        {title} ({format.number(picked.length)} of {format.number(options.length)})
      </legend>
      {options.length > MANY && (
        <Input
          id={`${ids}-search`}
          type="search"
          aria-label={`Search: ${title}`}
          placeholder="Search"
          value={wanted}
          onChange={(_, data) => setWanted(data.value)}
        />
      )}
      <div className={styles.list}>
        {all !== null && wanted.trim() === '' && options.length > 1 && (
          <Checkbox
            id={`${ids}-all`}
            label={all}
            checked={everything ? true : picked.length > 0 ? 'mixed' : false}
            onChange={() => onChange(everything ? [] : options.map(({ id }) => id))}
          />
        )}
        {found.slice(0, AT_ONCE).map(({ id, name }) => (
          <Checkbox
            key={id}
            id={`${ids}-${id}`}
            label={name}
            checked={picked.includes(id)}
            onChange={(_, data) => toggle(id, data.checked === true)}
          />
        ))}
        {rest > 0 && <Text className={styles.quiet}>{format.number(rest)} more: search for them.</Text>}
        {found.length === 0 && <Text className={styles.quiet}>Nothing fits.</Text>}
      </div>
    </fieldset>
  );
}
