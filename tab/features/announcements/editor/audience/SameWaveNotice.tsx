import { makeStyles } from '@fluentui/react-components';
import type { OtherAnnouncement } from '../../../../../bot/contract/announcements/announcement.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { Notice } from '../../../../ui/states/Notice.tsx';
import { ScreenLink } from '../../../../ui/states/ScreenLink.tsx';
import { STATE_WORDS } from '../../life/steps.ts';

const useStyles = makeStyles({ list: { margin: 0, paddingInlineStart: '20px' } });

/** Warns that the people of a wave are about to hear from somebody else as well. */
export function SameWaveNotice({ others }: { others: readonly OtherAnnouncement[] }) {
  const styles = useStyles();
  const format = useFormat();
  if (others.length === 0) return null;
  return (
    <Notice
      title={`${format.count(others.length, 'other announcement', 'other announcements')} for this wave`}
    >
      The same people are to get:
      <ul className={styles.list}>
        {others.map((one) => (
          <li key={one.id}>
            <ScreenLink to={`/announce/${one.id}`}>{one.title || 'Untitled'}</ScreenLink>, by {one.by.name} (
            {STATE_WORDS[one.state].toLowerCase()})
          </li>
        ))}
      </ul>
    </Notice>
  );
}
