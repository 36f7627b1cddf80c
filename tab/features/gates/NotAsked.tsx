import { Accordion, AccordionHeader, AccordionItem, AccordionPanel } from '@fluentui/react-components';
import type { GateView } from '../../../bot/contract/gates/gates.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { FactList } from '../../ui/states/FactList.tsx';

/** What this gate does not ask, folded away, with the reason for each. */
export function NotAsked({ conditions }: { conditions: GateView['notAsked'] }) {
  const format = useFormat();
  return (
    <Accordion collapsible>
      <AccordionItem value="not-asked">
        <AccordionHeader as="h3">Not asked here ({format.number(conditions.length)})</AccordionHeader>
        <AccordionPanel>
          <FactList>
            {conditions.map(({ id, title, why }) => (
              <div key={id} style={{ display: 'contents' }}>
                <dt>{title}</dt>
                <dd>{why}</dd>
              </div>
            ))}
          </FactList>
        </AccordionPanel>
      </AccordionItem>
    </Accordion>
  );
}
