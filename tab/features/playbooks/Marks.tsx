import { Badge } from '@fluentui/react-components';
import type { PlaybookView } from '../../../bot/contract/rollout/rollout.ts';

export function KindMark({ kind }: Pick<PlaybookView, 'kind'>) {
  return (
    <Badge appearance="tint" color="informative">
      {kind === 'foundation' ? 'Foundation' : 'Workload'}
    </Badge>
  );
}

export function SourceMark({ source }: Pick<PlaybookView, 'source'>) {
  return (
    <Badge appearance="outline" color={source === 'own' ? 'brand' : 'informative'}>
      {source === 'own' ? 'Your own' : 'Comes with Groundswell'}
    </Badge>
  );
}
