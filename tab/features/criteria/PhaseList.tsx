import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CriteriaView, PhaseCriteria } from '../../../bot/contract/criteria/criteria.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { SharePicture } from '../../ui/states/SharePicture.tsx';
import { CriterionList } from './CriterionList.tsx';
import { checklist, firstToOpen, progress } from './checklist.ts';
import { InfrastructurePicker } from './InfrastructurePicker.tsx';
import { ReadyMark } from './Marks.tsx';
import { TRACK_WORDS } from './words.ts';

const useStyles = makeStyles({
  list: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  phase: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    width: '100%',
    padding: `${tokens.spacingVerticalM} 0`,
  },
  name: { fontWeight: tokens.fontWeightSemibold, flexGrow: 1 },
  progress: { display: 'grid', gap: tokens.spacingVerticalXXS, minWidth: '132px' },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  body: { display: 'grid', gap: tokens.spacingVerticalL, paddingBottom: tokens.spacingVerticalL },
  tracks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL },
  track: { display: 'grid', gap: tokens.spacingVerticalXS, alignContent: 'start' },
});

interface PhaseListProps {
  readonly view: CriteriaView;
  readonly onOpen: (criterionId: string) => void;
}

/** The phases, each one unfolds to its two tracks and its checklist. */
export function PhaseList({ view, onOpen }: PhaseListProps) {
  const styles = useStyles();
  const [query] = useSearchParams();
  const asked = view.phases.find(({ id }) => id === query.get('phase'))?.id;
  // Only at first: what is open must not jump when a phase becomes ready.
  const [openAtFirst] = useState(() => (asked === undefined ? [...firstToOpen(view.phases)] : [asked]));
  return (
    <Accordion multiple collapsible defaultOpenItems={openAtFirst} className={styles.list}>
      {view.phases.map((phase) => (
        <AccordionItem key={phase.id} value={phase.id} className={styles.phase}>
          <AccordionHeader as="h2" size="large">
            <PhaseHead phase={phase} asked={phase.id === asked} />
          </AccordionHeader>
          <AccordionPanel className={styles.body}>
            <Tracks view={view} phase={phase} />
            {checklist(phase.criteria).map((part) => (
              <CriterionList key={part.timing} part={part} onOpen={onOpen} />
            ))}
          </AccordionPanel>
        </AccordionItem>
      ))}
    </Accordion>
  );
}

function PhaseHead({ phase, asked }: { phase: PhaseCriteria; asked: boolean }) {
  const styles = useStyles();
  const format = useFormat();
  const { required, settled, share } = progress(phase);
  const head = useRef<HTMLSpanElement>(null);
  useEffect(() => {
    if (asked) head.current?.scrollIntoView({ block: 'start' });
  }, [asked]);
  return (
    <span className={styles.head} ref={head}>
      <span className={styles.name}>{phase.name}</span>
      <span className={styles.progress}>
        <span className={styles.quiet}>
          {share === null
            ? 'Nothing is required'
            : `${format.number(settled)} of ${format.number(required)} required settled`}
        </span>
        {share !== null && <SharePicture share={share} />}
      </span>
      <ReadyMark ready={phase.ready} />
    </span>
  );
}

function Tracks({ view, phase }: { view: CriteriaView; phase: PhaseCriteria }) {
  const styles = useStyles();
  return (
    <div className={styles.tracks}>
      <InfrastructurePicker key={phase.id} view={view} phase={phase} />
      <div className={styles.track}>
        <Text>Rollout</Text>
        <Text weight="semibold">
          {phase.rollout === null ? 'IT only, it reaches nobody else' : TRACK_WORDS[phase.rollout]}
        </Text>
        {phase.rollout !== null && <span className={styles.quiet}>Follows from the waves</span>}
      </div>
    </div>
  );
}
