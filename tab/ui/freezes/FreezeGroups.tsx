import { Field, FieldContextProvider, Select } from '@fluentui/react-components';
import { ScopePicker } from '../form/ScopePicker.tsx';
import type { DraftFreeze } from './freeze-draft.ts';

interface FreezeGroupsProps {
  readonly freeze: DraftFreeze;
  readonly groups: readonly { readonly id: string; readonly name: string }[];
  readonly onChange: (groups: readonly string[] | undefined) => void;
}

/** Whom a freeze is for: everybody, or some groups and nobody else. */
export function FreezeGroups({ freeze, groups, onChange }: FreezeGroupsProps) {
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
      {freeze.groups !== undefined && (
        <FieldContextProvider value={undefined}>
          <ScopePicker
            title={`Groups of ${name}`}
            all={null}
            options={[{ id: 'pilot', name: 'Pilot set' }, ...groups]}
            picked={freeze.groups}
            onChange={onChange}
          />
        </FieldContextProvider>
      )}
    </>
  );
}
