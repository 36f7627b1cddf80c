import { Field, FieldContextProvider, makeStyles, Select } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ScopePicker } from '../form/ScopePicker.tsx';
import type { DraftFreeze } from './freeze-draft.ts';

const useStyles = makeStyles({ picker: { gridColumn: '1 / -1', minWidth: 0 } });

interface FreezeGroupsProps {
  readonly freeze: DraftFreeze;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (groups: readonly string[] | undefined) => void;
  /** What stands beside the choice. */
  readonly children: ReactNode;
}

/** Whom a freeze is for: everybody, or some groups and nobody else. */
export function FreezeGroups({ freeze, groups, onChange, children }: FreezeGroupsProps) {
  const styles = useStyles();
  const name = freeze.name.trim() || 'this window';
  return (
    <>
      <Field label="For">
        <Select
          aria-label={`Whom ${name} is for`}
          value={freeze.groups === undefined ? 'all' : 'some'}
          onChange={(_, data) => onChange(data.value === 'all' ? undefined : [])}
        >
          <option value="all">Everybody</option>
          <option value="some">Some groups</option>
        </Select>
      </Field>
      {children}
      {freeze.groups !== undefined && (
        <FieldContextProvider value={undefined}>
          <div className={styles.picker}>
            <ScopePicker
              title={`Groups of ${name}`}
              all={null}
              options={[{ id: 'pilot', name: 'Pilot set' }, ...groups]}
              picked={freeze.groups}
              onChange={onChange}
            />
          </div>
        </FieldContextProvider>
      )}
    </>
  );
}
