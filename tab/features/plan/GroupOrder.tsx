import {
  Button,
  Checkbox,
  Field,
  FieldContextProvider,
  Input,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useFormat } from '../../ui/format/format-context.tsx';
import { useRowsInSight } from '../../ui/states/use-rows-in-sight.ts';
import { type DraftGroup, movedGroup } from './plan-draft.ts';

/** About as high as a group, in px. */
const ROW_PX = 36;

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, minWidth: 0, alignContent: 'start' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: tokens.spacingHorizontalXS,
    maxHeight: '320px',
    overflowY: 'auto',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: 'flex', alignItems: 'center', minWidth: 0 },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  weight: { width: '64px', flexShrink: 0, minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface GroupOrderProps {
  readonly groups: readonly DraftGroup[];
  readonly workload: boolean;
  readonly fault: string | undefined;
  readonly onChange: (groups: readonly DraftGroup[]) => void;
}

/** Which business groups take part, whose turn comes when, and who needs more time than others. */
export function GroupOrder({ groups, workload, fault, onChange }: GroupOrderProps) {
  const styles = useStyles();
  const format = useFormat();
  const [uneven, setUneven] = useState(false);
  const rows = useRowsInSight<HTMLOListElement>({ count: groups.length, height: () => ROW_PX });
  const change = (id: string, part: Partial<DraftGroup>): void =>
    onChange(groups.map((group) => (group.id === id ? { ...group, ...part } : group)));
  const weigh = (checked: boolean): void => {
    setUneven(checked);
    // What is not to be seen must not count either.
    if (!checked) onChange(groups.map((group) => ({ ...group, weight: '' })));
  };

  return (
    <div className={styles.root}>
      <Field
        label="Business groups, in the order of their turns"
        hint="The pilot set always goes first. Groups without a tick are left out."
        {...(fault === undefined ? {} : { validationMessage: fault })}
      >
        {/* A field names every control in it, and gives them all one id: these have names of their own. */}
        <FieldContextProvider value={undefined}>
          <ol className={styles.list} aria-label="Business groups in order" ref={rows.frame}>
            {rows.before > 0 && <li aria-hidden style={{ height: rows.before }} />}
            {rows.indexes.map((index) => {
              const group = groups[index];
              if (group === undefined) return null;
              const { id, name, people, taken, weight } = group;
              return (
                <li key={id} className={styles.row} ref={rows.measure} data-index={index}>
                  <div className={styles.name}>
                    <Checkbox
                      checked={taken}
                      label={
                        <>
                          {name} <Text className={styles.quiet}>· {format.people(people)}</Text>
                        </>
                      }
                      onChange={(_, data) => change(id, { taken: data.checked === true })}
                    />
                  </div>
                  {uneven && (
                    <Input
                      className={styles.weight}
                      size="small"
                      inputMode="decimal"
                      aria-label={`Relative length of ${name}`}
                      placeholder="1"
                      value={weight}
                      disabled={!taken}
                      onChange={(_, data) => change(id, { weight: data.value })}
                    />
                  )}
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<ArrowUpRegular />}
                    aria-label={`${name} earlier`}
                    disabledFocusable={index === 0}
                    onClick={() => onChange(movedGroup(groups, id, -1))}
                  />
                  <Button
                    size="small"
                    appearance="subtle"
                    icon={<ArrowDownRegular />}
                    aria-label={`${name} later`}
                    disabledFocusable={index === groups.length - 1}
                    onClick={() => onChange(movedGroup(groups, id, 1))}
                  />
                </li>
              );
            })}
            {rows.after > 0 && <li aria-hidden style={{ height: rows.after }} />}
          </ol>
        </FieldContextProvider>
      </Field>
      <Field hint={uneven ? unevenWords(workload) : 'Otherwise they share the time equally.'}>
        <Checkbox
          label="Some groups need more time than others"
          checked={uneven}
          onChange={(_, data) => weigh(data.checked === true)}
        />
      </Field>
    </div>
  );
}

function unevenWords(workload: boolean): string {
  const how = 'A group with 2 takes twice as long as one with 1.';
  return workload ? `${how} The first group has a length of its own, in the settings below.` : how;
}
