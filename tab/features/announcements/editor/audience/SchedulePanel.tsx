import {
  Field,
  Input,
  makeStyles,
  Radio,
  RadioGroup,
  Select,
  Switch,
  Text,
  tokens,
} from '@fluentui/react-components';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { FARTHEST_DAYS } from '../../../../../bot/contract/announcements/limits.ts';
import { WHEN_OVER } from '../../../../../bot/contract/announcements/own-hours.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { Notice } from '../../../../ui/states/Notice.tsx';
import { Panel } from '../../../../ui/states/Panel.tsx';
import type { ScheduleDraft } from '../compose-draft.ts';
import { faultsAt, faultsBut, HOUR_OVER, validation } from '../faults.ts';
import { offsetOf, offsetParts, offsetWords, relativeDay } from './schedule.ts';

const useStyles = makeStyles({
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalM, alignItems: 'start' },
  days: { maxWidth: '120px', '& input': { minWidth: 0, width: '100%' } },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface SchedulePanelProps {
  readonly schedule: ScheduleDraft;
  /** The first day of the wave that it is for; null for other audiences. */
  readonly waveStart: string | null;
  readonly today: string;
  readonly faults: readonly AnnouncementFault[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ScheduleDraft>) => void;
}

const KINDS = ['now', 'at', 'relative'] as const;

/** When it goes out. */
export function SchedulePanel(props: SchedulePanelProps) {
  const { schedule, waveStart, today, faults, disabled, onChange } = props;
  const styles = useStyles();
  const format = useFormat();
  const day = relativeDay(schedule, waveStart);

  return (
    <Panel title="When it goes">
      <Field {...validation(faultsBut(faults, 'schedule', HOUR_OVER))}>
        <RadioGroup
          aria-label="When it goes"
          value={schedule.kind}
          disabled={disabled}
          onChange={(_, data) =>
            onChange({ kind: KINDS.find((kind) => kind === data.value) ?? schedule.kind })
          }
        >
          <Radio value="now" label="As soon as I press Send" />
          <Radio value="at" label="On a day" />
          <Radio
            value="relative"
            label={
              waveStart === null
                ? 'Some days before or after a wave starts: choose a wave above first'
                : 'Some days before or after the wave starts; it moves with the wave'
            }
            disabled={waveStart === null && schedule.kind !== 'relative'}
          />
        </RadioGroup>
      </Field>
      {schedule.kind !== 'now' && (
        <>
          <div className={styles.row}>
            {schedule.kind === 'at' ? (
              <Field label="Day" required>
                <Input
                  type="date"
                  min={today}
                  value={schedule.date}
                  disabled={disabled}
                  onChange={(_, data) => onChange({ date: data.value })}
                />
              </Field>
            ) : (
              <OffsetFields schedule={schedule} disabled={disabled} onChange={onChange} />
            )}
            <Field label="Hour" required>
              <Input
                type="time"
                value={schedule.hour}
                disabled={disabled}
                onChange={(_, data) => onChange({ hour: data.value })}
              />
            </Field>
          </div>
          {day !== undefined && (
            <Text className={styles.quiet}>
              {offsetWords(Number(schedule.offsetDays), format)}: {format.day(day)}.
            </Text>
          )}
          <Switch
            checked={schedule.ownZone}
            disabled={disabled}
            label={
              schedule.ownZone
                ? "At this hour of each person's own day"
                : 'At this hour where the organisation is'
            }
            onChange={(_, data) => onChange({ ownZone: data.checked })}
          />
          {schedule.ownZone && (
            <WhenOverField
              schedule={schedule}
              over={faultsAt(faults, HOUR_OVER)}
              disabled={disabled}
              onChange={onChange}
            />
          )}
        </>
      )}
    </Panel>
  );
}

interface WhenOverFieldProps extends Pick<SchedulePanelProps, 'schedule' | 'disabled' | 'onChange'> {
  /** Where the hour is over already, in words; empty where it is nowhere. */
  readonly over: readonly AnnouncementFault[];
}

/** What people get whose own hour is over already; asked only where there are any, or where it was answered. */
function WhenOverField({ schedule, over, disabled, onChange }: WhenOverFieldProps) {
  if (over.length === 0 && schedule.whenOver === 'next') return null;
  return (
    <>
      {over.map(({ what }) => (
        <Notice key={what}>{what}</Notice>
      ))}
      <Field label="Where the hour is over already, people get it">
        <RadioGroup
          value={schedule.whenOver}
          disabled={disabled}
          onChange={(_, data) =>
            onChange({ whenOver: WHEN_OVER.find((when) => when === data.value) ?? schedule.whenOver })
          }
        >
          <Radio value="next" label={`At ${schedule.hour} on the next day`} />
          <Radio value="at-once" label="At once" />
        </RadioGroup>
      </Field>
    </>
  );
}

/** So many days before the wave starts, or after it. */
function OffsetFields({
  schedule,
  disabled,
  onChange,
}: Pick<SchedulePanelProps, 'schedule' | 'disabled' | 'onChange'>) {
  const styles = useStyles();
  const { days, side } = offsetParts(schedule.offsetDays);
  return (
    <>
      <Field label="Days" required>
        <Input
          className={styles.days}
          type="number"
          min={0}
          max={FARTHEST_DAYS}
          value={days}
          disabled={disabled}
          onChange={(_, data) => onChange({ offsetDays: offsetOf({ days: data.value, side }) })}
        />
      </Field>
      <Field label="Before or after">
        <Select
          value={side}
          disabled={disabled}
          onChange={(_, data) =>
            onChange({ offsetDays: offsetOf({ days, side: data.value === 'after' ? 'after' : 'before' }) })
          }
        >
          <option value="before">before the wave starts</option>
          <option value="after">after the wave starts</option>
        </Select>
      </Field>
    </>
  );
}
