import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { AnnouncementView, WaveToAnnounce } from '../../../../bot/contract/announcements/announcing.ts';
import { Notice } from '../../../ui/states/Notice.tsx';
import { AnnouncementProgress } from '../page/AnnouncementProgress.tsx';
import { Composer } from './Composer.tsx';

const useStyles = makeStyles({ root: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 } });

/** What can be done about one wave: write its announcement, watch it, or read why neither is possible. */
export function WaveDesk({ wave, onSending }: { wave: WaveToAnnounce; onSending: () => void }) {
  const styles = useStyles();
  const [justSent, setJustSent] = useState<AnnouncementView | null>(null);
  const [again, setAgain] = useState(false);
  const announcement = justSent ?? wave.announcement;
  const composing = wave.mayAnnounce && (announcement === null || again);

  return (
    <div className={styles.root}>
      {!wave.mayAnnounce && announcement === null && (
        <Notice
          intent={wave.state === 'held' ? 'warning' : 'info'}
          title={`${wave.phase.name}, ${wave.group.name} cannot be announced now`}
        >
          {wave.mayNotBecause}
        </Notice>
      )}
      {announcement !== null && !composing && (
        <AnnouncementProgress key={announcement.id} announcement={announcement} />
      )}
      {announcement !== null && justSent === null && wave.mayAnnounce && !composing && (
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
