import {
  Accordion,
  AccordionHeader,
  AccordionItem,
  AccordionPanel,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { ShieldAddRegular } from '@fluentui/react-icons';
import type { SafeguardView } from '../../../bot/contract/gates/safeguards.ts';
import type { Me } from '../../../bot/contract/people/people.ts';
import type { GatesView } from '../../api/gates.ts';
import { useSafeguards } from '../../api/safeguards.ts';
import { FormDialog } from '../../ui/form/FormDialog.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { SafeguardItem } from './SafeguardItem.tsx';
import { StartSafeguard } from './StartSafeguard.tsx';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalL, gridTemplateColumns: 'minmax(0, 1fr)' },
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalL },
  panel: { paddingBottom: tokens.spacingVerticalM },
  ended: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

interface SafeguardsPageProps {
  readonly me: Me;
  readonly rolloutId: string;
  readonly view: Pick<GatesView, 'groups' | 'phases'>;
}

/** Known issues that hold only the waves they touch. */
export function SafeguardsPage({ me, rolloutId, view }: SafeguardsPageProps) {
  const styles = useStyles();
  const format = useFormat();
  const query = useSafeguards(rolloutId);
  if (query.data === undefined) {
    return (
      <LoadingOrProblem
        query={query}
        what="safeguard holds"
        problem="The safeguard holds could not be loaded"
      />
    );
  }
  const { safeguards, mayStart } = query.data;
  const inForce = safeguards.filter(({ ended }) => ended === null);
  const ended = safeguards.filter((one) => one.ended !== null);
  return (
    <div className={styles.root}>
      {mayStart && (
        <div>
          <FormDialog opener="Start a safeguard hold" icon={<ShieldAddRegular />}>
            {(onDone) => <StartSafeguard me={me} rolloutId={rolloutId} view={view} onDone={onDone} />}
          </FormDialog>
        </div>
      )}
      {inForce.length === 0 ? (
        <Empty title="No safeguard hold is in force">
          A safeguard hold stops only the waves that a known issue affects. People in them are told why when
          they ask.
        </Empty>
      ) : (
        <Panel title={`In force (${format.number(inForce.length)})`}>
          <Items rolloutId={rolloutId} safeguards={inForce} />
        </Panel>
      )}
      {ended.length > 0 && (
        <Accordion collapsible>
          <AccordionItem value="ended" className={styles.ended}>
            <AccordionHeader as="h2">Ended ({format.number(ended.length)})</AccordionHeader>
            <AccordionPanel className={styles.panel}>
              <Items rolloutId={rolloutId} safeguards={ended} />
            </AccordionPanel>
          </AccordionItem>
        </Accordion>
      )}
    </div>
  );
}

function Items({ rolloutId, safeguards }: { rolloutId: string; safeguards: readonly SafeguardView[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {safeguards.map((safeguard) => (
        <li key={safeguard.id}>
          <SafeguardItem rolloutId={rolloutId} safeguard={safeguard} />
        </li>
      ))}
    </ul>
  );
}
