import { Badge } from '@fluentui/react-components';
import {
  CheckmarkCircleRegular,
  CircleRegular,
  SubtractCircleRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { CriterionState } from '../../../bot/contract/criteria/criteria.ts';
import { STATE_WORDS } from './words.ts';

const STATE_LOOKS = {
  open: { color: 'informative', icon: <CircleRegular /> },
  met: { color: 'success', icon: <CheckmarkCircleRegular /> },
  waived: { color: 'warning', icon: <SubtractCircleRegular /> },
} as const;

export function CriterionMark({ state }: { state: CriterionState }) {
  return (
    <Badge appearance="tint" size="large" {...STATE_LOOKS[state]}>
      {STATE_WORDS[state]}
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
