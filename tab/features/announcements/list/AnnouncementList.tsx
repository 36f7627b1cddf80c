import { Badge, makeStyles, tokens } from '@fluentui/react-components';
import type { AnnouncementHead } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { languageName } from '../../../ui/format/languages.ts';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ScreenLink } from '../../../ui/states/ScreenLink.tsx';
import { HeldMark, StateMark } from '../life/StateMark.tsx';
import { reachedWords, type Section, whenWords } from '../life/state-words.ts';
import { HeadMenu } from './HeadMenu.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalS,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalS} 0`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    ':first-child': { borderTopStyle: 'none' },
  },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 5fr) minmax(0, 4fr) minmax(0, 3fr)',
    gap: `2px ${tokens.spacingHorizontalL}`,
    alignItems: 'start',
    '@media (max-width: 720px)': { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  part: { display: 'grid', gap: '2px', justifyItems: 'start', minWidth: 0 },
  title: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** The announcements of a lead, part by part. */
export function AnnouncementList({ sections }: { sections: readonly Section[] }) {
  const styles = useStyles();
  const heads = sections.flatMap((section) => section.heads);
  const several = new Set(heads.map(({ rollout }) => rollout.id)).size > 1;
  return sections.map((section) => (
    <Panel key={section.title} title={section.title}>
      <ul className={styles.list}>
        {section.heads.map((head) => (
          <li key={head.id} className={styles.row}>
            <Head head={head} withRollout={several} />
            <HeadMenu head={head} />
          </li>
        ))}
      </ul>
    </Panel>
  ));
}

function Head({ head, withRollout }: { head: AnnouncementHead; withRollout: boolean }) {
  const styles = useStyles();
  const format = useFormat();
  const reached = reachedWords(head, format);
  const languages = head.languages.map((language) => languageName(language, format.locale));
  return (
    <div className={styles.facts}>
      <div className={styles.part}>
        <span className={styles.title}>
          <ScreenLink to={`/announce/${head.id}`}>{head.title || 'Without a title'}</ScreenLink>
        </span>
        <span className={styles.quiet}>by {head.by.name}</span>
        {withRollout && <span className={styles.quiet}>{head.rollout.name}</span>}
      </div>
      <div className={styles.part}>
        <span>{head.audience}</span>
        <span className={styles.quiet}>
          {format.list(languages)}{' '}
          {head.essential && (
            <Badge size="small" appearance="outline" color="informative">
              Essential
            </Badge>
          )}
        </span>
      </div>
      <div className={styles.part}>
        <StateMark state={standingOf(head)} />
        <span className={styles.quiet}>{whenWords(head, format)}</span>
        {reached !== null && <span className={styles.quiet}>{reached}</span>}
        <span className={styles.quiet}>
          <HeldMark head={head} />
        </span>
      </div>
    </div>
  );
}
