import { Field, makeStyles, Radio, RadioGroup, Switch, tokens } from '@fluentui/react-components';
import type { GateLimits } from '../../../bot/contract/gates/gate-limits.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { LimitInput } from './LimitInput.tsx';
import { LEAD_DAYS, LIMIT_GROUPS, type LimitField, STORM_FIELDS } from './limit-fields.ts';
import { draftOf, type LimitFaults, type LimitsDraft, numberIn, withNumber } from './limits-draft.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalL,
  },
});

interface LimitsFieldsProps {
  readonly draft: LimitsDraft;
  readonly defaults: GateLimits;
  readonly faults: LimitFaults;
  readonly onChange: (draft: LimitsDraft) => void;
}

/** Every limit with its unit, its default, and a switch where it can be left unasked. */
export function LimitsFields({ draft, defaults, faults, onChange }: LimitsFieldsProps) {
  const styles = useStyles();
  const usual = draftOf(defaults, defaults);
  const input = (field: LimitField) => (
    <LimitInput
      key={field.key}
      field={field}
      value={numberIn(draft, field.key)}
      usual={numberIn(usual, field.key)}
      fault={faults[field.key]}
      onChange={(part) => onChange(withNumber(draft, field.key, part))}
    />
  );
  return (
    <>
      <Panel title="When">
        <div className={styles.fields}>
          {input(LEAD_DAYS)}
          <Field label="When nobody has decided on the first day of the wave">
            <RadioGroup
              value={draft.undecided}
              onChange={(_, data) =>
                onChange({ ...draft, undecided: data.value === 'hold' ? 'hold' : 'go-if-passed' })
              }
            >
              <Radio value="go-if-passed" label="It goes if every condition passes, and is held otherwise" />
              <Radio value="hold" label="It is held until somebody decides" />
            </RadioGroup>
          </Field>
        </div>
      </Panel>
      {LIMIT_GROUPS.map(({ title, fields }, index) => (
        <Panel key={title} title={title}>
          <div className={styles.fields}>
            {index === 1 && <ReadinessFields draft={draft} onChange={onChange} />}
            {fields.map(input)}
          </div>
        </Panel>
      ))}
      <Panel title="Storm brake">
        <div className={styles.fields}>
          <Switch
            label="Stop the next wave by itself when many people have an issue, or when one that stops people from working is confirmed"
            checked={draft.storm}
            onChange={(_, data) => onChange({ ...draft, storm: data.checked })}
          />
          {draft.storm && STORM_FIELDS.map(input)}
          {draft.storm && (
            <Switch
              label="Hold the wave that goes badly as well, until a lead lets it go on"
              checked={draft.stormHolds}
              onChange={(_, data) => onChange({ ...draft, stormHolds: data.checked })}
            />
          )}
        </div>
      </Panel>
    </>
  );
}

function ReadinessFields({ draft, onChange }: Pick<LimitsFieldsProps, 'draft' | 'onChange'>) {
  return (
    <>
      <Switch
        label="Required exit criteria of the phase that are due before the wave are met"
        checked={draft.criteria}
        onChange={(_, data) => onChange({ ...draft, criteria: data.checked })}
      />
      <Field label="When IT has not configured a phase, or has not met what its own phases require">
        <RadioGroup
          value={draft.groundwork}
          onChange={(_, data) => onChange({ ...draft, groundwork: data.value === 'warn' ? 'warn' : 'hold' })}
        >
          <Radio value="hold" label="The first wave that builds on it is held" />
          <Radio value="warn" label="The gate warns, and the wave may go" />
        </RadioGroup>
      </Field>
    </>
  );
}
