import { makeStyles, tokens } from '@fluentui/react-components';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import { useSending } from '../../../api/sending.ts';
import { Markdown } from '../../../ui/cards/Markdown.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { DeliveryPanel, ReceiptsPanel } from './DeliveryPanel.tsx';
import { progressOf } from './progress.ts';

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalL } });

/** The announcement of a wave on its way, and what people do with it afterwards. */
export function AnnouncementProgress({ sending: known }: { sending: SendingView }) {
  const styles = useStyles();
  const cache = useQueryClient();
  const query = useSending(known);
  const sending = query.data;
  const { done } = progressOf(sending);

  useEffect(() => {
    // The list beside it and the Status screen count this announcement too.
    if (!done) return;
    for (const name of ['waves-to-announce', 'status', 'announcements'])
      cache.invalidateQueries({ queryKey: [name] });
  }, [done, cache]);

  return (
    <div className={styles.root}>
      <DeliveryPanel
        sending={sending}
        actions={<ScreenLink to={`/announce/${known.id}`}>Person by person</ScreenLink>}
      />
      <ReceiptsPanel sending={sending} />
      <Panel title={sending.title}>
        <Markdown text={sending.text} />
      </Panel>
      {query.isError && (
        <ProblemNotice title="These counts may be old" error={query.error} onRetry={() => query.refetch()} />
      )}
    </div>
  );
}
