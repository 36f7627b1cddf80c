import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  Button,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { GateSummary } from '../../../bot/contract/gates/gates.ts';
import type { GatesView } from '../../api/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { GateRow } from './GateRow.tsx';
import { gateSections, namesSeveral } from './gate-list.ts';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXS },
  part: { display: 'grid', gap: tokens.spacingVerticalS, gridTemplateColumns: 'minmax(0, 1fr)' },
  panel: { paddingBottom: tokens.spacingVerticalL },
  past: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** Rows of a section that are built at once; a rollout can have thousands. */
const AT_ONCE = 12;

interface GateListProps {
  readonly view: GatesView;
  readonly openedId: string | undefined;
  readonly onOpen: (waveId: string) => void;
}

/** What waits for a decision first, then what is to come; what is behind is folded away. */
export function GateList({ view, openedId, onOpen }: GateListProps) {
  const styles = useStyles();
  const format = useFormat();
  const { counts } = view;
  const { waiting, held, coming, past } = gateSections(view.gates);
  const rows = { openedId, onOpen, named: namesSeveral(view.gates) };
  return (
    <>
      {waiting.length > 0 && (
        <Panel title={`Needs a decision (${format.number(counts.waiting)})`}>
          <Rows gates={waiting} {...rows} />
        </Panel>
      )}
      {held.length > 0 && (
        <Panel title={`Held (${format.number(counts.held)})`}>
          <Rows gates={held} {...rows} />
        </Panel>
      )}
      {coming.length > 0 && (
        <Panel title={`Coming (${format.number(counts.coming)})`}>
          <Rows gates={coming} {...rows} />
        </Panel>
      )}
      {past.length > 0 && (
        <Accordion
          collapsible
          defaultOpenItems={waiting.length + held.length + coming.length === 0 ? ['past'] : []}
        >
          <AccordionItem value="past" className={styles.past}>
            <AccordionHeader as="h2">Decided or past ({format.number(counts.past)})</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <Rows gates={past} {...rows} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </>
  );
}

interface RowsProps extends Pick<GateListProps, 'openedId' | 'onOpen'> {
  readonly gates: readonly GateSummary[];
  /** Each row says which rollout it is of. */
  readonly named: boolean;
}

function Rows({ gates, openedId, onOpen, named }: RowsProps) {
  const styles = useStyles();
  const format = useFormat();
  const [built, setBuilt] = useState(AT_ONCE);
  const rest = gates.length - built;
  return (
    <div className={styles.part}>
      <ul className={styles.list}>
        {gates.slice(0, built).map((gate) => (
          <li key={gate.wave.id}>
            <GateRow
              gate={gate}
              named={named}
              opened={gate.wave.id === openedId}
              onOpen={() => onOpen(gate.wave.id)}
            />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <div>
          <Button onClick={() => setBuilt(built + 5 * AT_ONCE)}>
            Show more ({format.number(rest)} left)
          </Button>
        </div>
      )}
    </div>
  );
}
