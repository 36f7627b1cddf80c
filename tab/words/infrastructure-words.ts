import type { InfrastructureState } from '../../bot/contract/criteria/criteria.ts';
import { INFRASTRUCTURE_STATES } from '../../bot/contract/criteria/criterion-states.ts';

export const INFRASTRUCTURE_WORDS: Record<InfrastructureState, string> = {
  'not-started': 'Not started',
  configuring: 'Configuring',
  configured: 'Configured',
};

export function infrastructureNamed(name: string): InfrastructureState | undefined {
  return INFRASTRUCTURE_STATES.find((state) => state === name);
}
