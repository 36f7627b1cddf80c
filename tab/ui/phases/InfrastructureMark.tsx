import { Badge } from '@fluentui/react-components';
import { CheckmarkCircleRegular, CircleRegular, SettingsRegular } from '@fluentui/react-icons';
import type { InfrastructureState } from '../../../bot/contract/criteria/criteria.ts';
import { INFRASTRUCTURE_WORDS } from '../../words/infrastructure-words.ts';

const INFRASTRUCTURE_LOOKS = {
  'not-started': { color: 'informative', icon: <CircleRegular /> },
  configuring: { color: 'brand', icon: <SettingsRegular /> },
  configured: { color: 'success', icon: <CheckmarkCircleRegular /> },
} as const;

/** How far IT has set a phase up. */
export function InfrastructureMark({ state }: { state: InfrastructureState }) {
  return (
    <Badge appearance="ghost" {...INFRASTRUCTURE_LOOKS[state]}>
      IT: {INFRASTRUCTURE_WORDS[state].toLowerCase()}
    </Badge>
  );
}
