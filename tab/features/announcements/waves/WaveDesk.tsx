import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WaveToAnnounce } from '../../../../bot/contract/announcements/waves-to-announce.ts';
import type { SendingView } from '../../../../bot/contract/delivery/sending.ts';
import { Notice } from '../../../ui/states/Notice.tsx';
import { AnnouncementProgress } from '../page/AnnouncementProgress.tsx';
import { Composer } from './Composer.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 } });

/** What can be done about one wave: write its announcement, watch it, or read why neither is possible. */
export function WaveDesk({ wave, onSending }: { wave: WaveToAnnounce; onSending: () => void }) {
  const styles = useStyles();
  const [justSent, setJustSent] = useState<SendingView | null>(null);
  const [again, setAgain] = useState(false);
  const sending = justSent ?? wave.sending;
  const composing = wave.mayAnnounce && (sending === null || again);

  return (
    <div className={styles.root}>
      {!wave.mayAnnounce && sending === null && (
        <Notice
          intent={wave.state === 'held' ? 'warning' : 'info'}
          title={`${wave.phase.name}, ${wave.group.name} cannot be announced now`}
        >
          {wave.mayNotBecause}
        </Notice>
      )}
      {sending !== null && !composing && <AnnouncementProgress key={sending.id} sending={sending} />}
      {sending !== null && justSent === null && wave.mayAnnounce && !composing && (
        <div>
          <Button onClick={() => setAgain(true)}>Write another announcement</Button>
        </div>
      )}
      {composing && (
        <Composer
          wave={wave}
          onSending={onSending}
          onSent={(sent) => {
            setJustSent(sent);
            setAgain(false);
          }}
        />
      )}
    </div>
  );
}
