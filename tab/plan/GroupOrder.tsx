import { Button, Checkbox, Field, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownRegular, ArrowUpRegular } from '@fluentui/react-icons';
import { useFormat } from '../format/format-context.tsx';
import { type DraftGroup, movedGroup } from './plan-draft.ts';

const useStyles = makeStyles({
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
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface GroupOrderProps {
  readonly groups: readonly DraftGroup[];
  readonly fault: string | undefined;
  readonly onChange: (groups: readonly DraftGroup[]) => void;
}

/** Which business groups take part, and whose turn comes when. */
export function GroupOrder({ groups, fault, onChange }: GroupOrderProps) {
  const styles = useStyles();
  const format = useFormat();
  const take = (id: string, taken: boolean): void =>
    onChange(groups.map((group) => (group.id === id ? { ...group, taken } : group)));

  return (
    <Field
      label="Business groups, in the order of their turns"
      hint="The pilot set always goes first. Groups without a tick are left out."
      {...(fault === undefined ? {} : { validationMessage: fault })}
    >
      <ol className={styles.list} aria-label="Business groups in order">
        {groups.map(({ id, name, people, taken }, index) => (
          <li key={id} className={styles.row}>
            <div className={styles.name}>
              <Checkbox
                checked={taken}
                label={
                  <>
                    {name} <Text className={styles.quiet}>· {format.people(people)}</Text>
                  </>
                }
                onChange={(_, data) => take(id, data.checked === true)}
              />
            </div>
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
        ))}
      </ol>
    </Field>
  );
}
