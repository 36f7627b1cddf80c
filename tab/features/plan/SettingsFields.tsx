import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Checkbox,
  Field,
  FieldContextProvider,
  Input,
  makeStyles,
  Select,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FreezeList } from '../../ui/freezes/FreezeList.tsx';
import type { DraftFaults, DraftField, Lengths, PlanDraft } from './plan-draft.ts';

const useStyles = makeStyles({
  fields: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(240px, 1fr))',
    gap: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} 0`,
    alignItems: 'start',
  },
  pair: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr) auto', gap: tokens.spacingHorizontalS },
  narrow: { minWidth: 0, width: '100%', '& input': { minWidth: 0 } },
});

interface SettingsFieldsProps {
  readonly draft: PlanDraft;
  readonly lengths: Lengths | undefined;
  /** The name of the strategy that sets time aside for configuration. */
  readonly upFront: string;
  readonly workload: boolean;
  readonly faults: DraftFaults;
  readonly onChange: (part: Partial<PlanDraft>) => void;
}

/** What is wrong in one of these is never folded away. */
const FOLDED: readonly DraftField[] = [
  'segment',
  'pilotSegments',
  'userSegments',
  'firstGroupSegments',
  'configurationDays',
  'freezes',
];

/** How long everything takes and which days it may use. Whoever leaves them folded gets what the playbook says. */
export function SettingsFields({ draft, lengths, upFront, workload, faults, onChange }: SettingsFieldsProps) {
  const styles = useStyles();
  const format = useFormat();
  const [unfolded, setUnfolded] = useState(false);
  const usual = (count: number | null | undefined): string =>
    typeof count === 'number' ? format.number(count) : '';
  const fields = { draft, faults, onChange };

  return (
    <Accordion
      collapsible
      openItems={unfolded || FOLDED.some((field) => faults[field] !== undefined) ? ['settings'] : []}
      onToggle={() => setUnfolded(!unfolded)}
    >
      <AccordionItem value="settings">
        <AccordionHeader>Lengths, working days and freeze windows</AccordionHeader>
        <AccordionPanel>
          <div className={styles.fields}>
            <SegmentField {...fields} usual={usual(lengths?.segmentDays)} />
            <NumberField
              {...fields}
              field="pilotSegments"
              label="Segments for the pilot set"
              hint={
                workload ? 'How long the pilot set tries it.' : 'How long the pilot set tries each phase.'
              }
              usual={usual(lengths?.pilotSegments)}
            />
            {workload && (
              <NumberField
                {...fields}
                field="firstGroupSegments"
                label="Segments for the first group"
                hint="How long the first business group has it alone, before all others."
                usual={usual(lengths?.firstGroupSegments)}
              />
            )}
            <NumberField
              {...fields}
              field="userSegments"
              label="Segments for the business groups"
              hint={
                workload
                  ? 'How long all groups together take, after the first group has gone alone.'
                  : 'How long all groups together take for one phase. They share it, equally unless you say otherwise.'
              }
              usual={usual(lengths?.userSegments)}
            />
            {!workload && (
              <NumberField
                {...fields}
                field="configurationDays"
                label="Days for configuration"
                hint={`Only for "${upFront}": time for IT to prepare all phases before the pilot set.`}
                usual={usual(lengths?.configurationDays)}
              />
            )}
            <Field
              label="Days of the week"
              hint="Waves then start and end from Monday to Friday. Lengths still count every day."
            >
              <Checkbox
                label="Working days only"
                checked={draft.workingDaysOnly}
                onChange={(_, data) => onChange({ workingDaysOnly: data.checked === true })}
              />
            </Field>
            <Field label="Past" hint="Allows a start date before today.">
              <Checkbox
                label="The rollout is already under way"
                checked={draft.underWay}
                onChange={(_, data) => onChange({ underWay: data.checked === true })}
              />
            </Field>
            <FreezeList
              freezes={draft.freezes}
              fault={faults.freezes}
              groups={draft.groups.filter(({ taken }) => taken)}
              during={draft.duringFreezes}
              onChange={(freezes) => onChange({ freezes })}
              onDuring={(duringFreezes) => onChange({ duringFreezes })}
            />
          </div>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}

interface OneFieldProps extends Pick<SettingsFieldsProps, 'draft' | 'faults' | 'onChange'> {
  /** What the playbook says; empty where it says nothing. */
  readonly usual: string;
}

function SegmentField({ draft, faults, usual, onChange }: OneFieldProps) {
  const styles = useStyles();
  return (
    <Field
      label="Length of a segment"
      hint="All other lengths are counted in segments. Empty: as the playbook says."
      {...faultOf(faults, 'segment')}
    >
      <div className={styles.pair}>
        <Input
          className={styles.narrow}
          aria-label="Length of a segment"
          inputMode="numeric"
          value={draft.segment}
          placeholder={draft.segmentUnit === 'days' ? usual : ''}
          onChange={(_, data) => onChange({ segment: data.value })}
        />
        {/* The name and the id of the field are those of the number. */}
        <FieldContextProvider value={undefined}>
          <Select
            aria-label="Unit of a segment"
            value={draft.segmentUnit}
            onChange={(_, data) => onChange({ segmentUnit: data.value === 'months' ? 'months' : 'days' })}
          >
            <option value="days">days</option>
            <option value="months">months</option>
          </Select>
        </FieldContextProvider>
      </div>
    </Field>
  );
}

interface NumberFieldProps extends OneFieldProps {
  readonly field: 'pilotSegments' | 'userSegments' | 'firstGroupSegments' | 'configurationDays';
  readonly label: string;
  readonly hint: string;
}

function NumberField({ field, label, hint, draft, faults, usual, onChange }: NumberFieldProps) {
  return (
    <Field label={label} hint={hint} {...faultOf(faults, field)}>
      <Input
        inputMode="numeric"
        value={draft[field]}
        placeholder={usual}
        onChange={(_, data) => onChange({ [field]: data.value })}
      />
    </Field>
  );
}

function faultOf(faults: DraftFaults, field: DraftField) {
  const message = faults[field];
  return message === undefined ? {} : { validationMessage: message };
}
