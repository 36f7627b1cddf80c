import { Accordion, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { PhaseInFile } from '../../../bot/contract/playbooks/playbooks.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { useStyledTable } from '../../ui/states/use-styled-table.ts';
import { Fold } from './Fold.tsx';
import { Part, TextList } from './Part.tsx';
import { audienceWords, byDay, criteriaWords, dayWords, needWords } from './reading.ts';

const useStyles = makeStyles({
  head: { display: 'grid' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  // Wide enough to read: on a narrow screen the table scrolls instead.
  criterion: { minWidth: '14rem' },
  messages: { margin: 0, padding: 0, listStyleType: 'none', display: 'grid', gap: tokens.spacingVerticalM },
  message: {
    display: 'grid',
    gap: tokens.spacingVerticalXS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowWrap: 'anywhere',
  },
  text: { whiteSpace: 'pre-wrap' },
  links: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

const DUE_WORDS: Record<PhaseInFile['exitCriteria'][number]['timing'], string> = {
  'before-rollout': 'Before the rollout',
  'before-first-group': 'Before the first business group',
  'after-rollout': 'After the rollout',
};

/** The phases in order, each folded until it is wanted. */
export function PhaseList({ phases }: { phases: readonly PhaseInFile[] }) {
  return (
    <Accordion multiple collapsible>
      {phases.map((phase) => (
        <Fold key={phase.id} value={phase.id} title={<PhaseTitle phase={phase} />}>
          <Phase phase={phase} />
        </Fold>
      ))}
    </Accordion>
  );
}

function PhaseTitle({ phase }: { phase: PhaseInFile }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <span className={styles.head}>
      <Text weight="semibold">{phase.name}</Text>
      <span className={styles.quiet}>
        {phase.audience === 'users' ? 'Reaches people' : 'IT only'} · {format.list(criteriaWords(phase))}
      </span>
    </span>
  );
}

function Phase({ phase }: { phase: PhaseInFile }) {
  return (
    <>
      <Text>{phase.goal}</Text>
      {phase.steps.length > 0 && (
        <Part title="Steps">
          <TextList items={phase.steps} />
        </Part>
      )}
      {phase.rolloutAction !== null && (
        <Part title="What IT does on the first day">
          <Text>
            {phase.rolloutAction}
            {phase.addedTo !== undefined && ` People are added to "${phase.addedTo}".`}
          </Text>
        </Part>
      )}
      {phase.userStatement !== null && (
        <Part title="What people notice">
          <Text>{phase.userStatement}</Text>
        </Part>
      )}
      {phase.prework.length > 0 && (
        <Part title="What people do before">
          <TextList items={phase.prework} />
        </Part>
      )}
      {phase.exitCriteria.length > 0 && <Criteria phase={phase} />}
      {phase.announcements.length > 0 && <Announcements phase={phase} />}
      {phase.training.length > 0 && <Training phase={phase} />}
    </>
  );
}

function Criteria({ phase }: { phase: PhaseInFile }) {
  const styles = useStyles();
  const table = useStyledTable();
  return (
    <Part title="Exit criteria">
      <div className={table.frame}>
        <table className={table.table}>
          <caption>What is true once {phase.name} is done</caption>
          <thead>
            <tr>
              <th scope="col">Criterion</th>
              <th scope="col">Needed</th>
              <th scope="col">Due</th>
              <th scope="col">Where to check</th>
            </tr>
          </thead>
          <tbody>
            {phase.exitCriteria.map((criterion) => (
              <tr key={criterion.id}>
                <th scope="row" className={styles.criterion}>
                  {criterion.title}
                  <div className={table.detail}>{criterion.detail}</div>
                </th>
                <td>{needWords(criterion)}</td>
                <td>{DUE_WORDS[criterion.timing]}</td>
                <td>{criterion.checkWhere}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Part>
  );
}

function Announcements({ phase }: { phase: PhaseInFile }) {
  const styles = useStyles();
  return (
    <Part title="Announcements" explains="Words in braces are filled in for each wave.">
      <ol className={styles.messages}>
        {byDay(phase.announcements).map((announcement) => (
          <li
            key={`${announcement.offsetDays} ${announcement.audience} ${announcement.title}`}
            className={styles.message}
          >
            <span className={styles.quiet}>
              {dayWords(announcement.offsetDays)} · {audienceWords(announcement.audience)}
            </span>
            <Text weight="semibold">{announcement.title}</Text>
            <Text className={styles.text}>{announcement.text}</Text>
          </li>
        ))}
      </ol>
    </Part>
  );
}

function Training({ phase }: { phase: PhaseInFile }) {
  const styles = useStyles();
  const format = useFormat();
  return (
    <Part title="Training">
      <ul className={styles.links}>
        {phase.training.map(({ id, title, url, minutes }) => (
          <li key={id}>
            <Link href={url} target="_blank" rel="noreferrer" inline>
              {title}
            </Link>
            , {format.count(minutes, 'minute', 'minutes')}
          </li>
        ))}
      </ul>
    </Part>
  );
}
