import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  CircleRegular,
  SettingsRegular,
  SubtractCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { CriterionState, InfrastructureState } from '../../../bot/contract/criteria/criteria.ts';
import { INFRASTRUCTURE_WORDS, STATE_WORDS } from './words.ts';

const STATE_LOOKS = {
  open: { color: 'informative', icon: <CircleRegular /> },
  met: { color: 'success', icon: <CheckmarkCircleRegular /> },
  waived: { color: 'warning', icon: <SubtractCircleRegular /> },
} as const;

const INFRASTRUCTURE_LOOKS = {
  'not-started': { color: 'informative', icon: <CircleRegular /> },
  configuring: { color: 'brand', icon: <SettingsRegular /> },
  configured: { color: 'success', icon: <CheckmarkCircleRegular /> },
} as const;

export function CriterionMark({ state }: { state: CriterionState }) {
  return (
    <Badge appearance="tint" size="large" {...STATE_LOOKS[state]}>
      {STATE_WORDS[state]}
    </Badge>
  );
}

/** How far IT has set a phase up. */
export function InfrastructureMark({ state }: { state: InfrastructureState }) {
  return (
    <Badge appearance="ghost" {...INFRASTRUCTURE_LOOKS[state]}>
      IT: {INFRASTRUCTURE_WORDS[state].toLowerCase()}
    </Badge>
  );
}

export function ReadyMark({ ready }: { ready: boolean }) {
  return ready ? (
    <Badge appearance="tint" size="large" color="success" icon={<CheckmarkCircleRegular />}>
      Ready to roll out
    </Badge>
  ) : (
    <Badge appearance="tint" size="large" color="warning" icon={<WarningRegular />}>
      Not ready
    </Badge>
  );
}
