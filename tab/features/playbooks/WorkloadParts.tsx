import { Accordion, Link, makeStyles, Text, tokens } from '@fluentui/react-components';
import type { WorkloadFile } from '../../../bot/contract/playbooks/playbooks.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { Fold } from './Fold.tsx';
import { Part, TextList } from './Part.tsx';
import { stepsByStage } from './reading.ts';

const useStyles = makeStyles({
  list: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    display: 'grid',
    gap: tokens.spacingVerticalXS,
  },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** What a workload has beside its phases: stages with steps, who takes part, what it is for, how it is tried. */
export function WorkloadParts({ workload }: { workload: WorkloadFile }) {
  return (
    <>
      <Panel title="Stages and steps">
        <Accordion multiple collapsible>
          {stepsByStage(workload.steps).map(({ name, steps }) => (
            <Fold key={name} value={name} title={name}>
              {steps.map((step) => (
                <Part key={step.id} title={step.title}>
                  <TextList items={step.tasks} />
                  <Text>
                    <strong>Result:</strong> {step.result}
                  </Text>
                </Part>
              ))}
            </Fold>
          ))}
        </Accordion>
      </Panel>
      <Panel title="People and preparation">
        <Accordion multiple collapsible>
          <Fold value="Who takes part" title="Who takes part">
            <Members title="Business" members={workload.members.business} />
            <Members title="Technical" members={workload.members.technical} />
            <Members title="Users" members={workload.members.user} />
          </Fold>
          <Fold value="Scenarios" title="Scenarios">
            <Details items={workload.scenarios} />
          </Fold>
          <Fold value="Technical planning" title="Technical planning">
            <Details items={workload.technicalPlanning} />
          </Fold>
          <Fold value="Pilot in IT" title="Pilot in IT">
            <ItPilot pilot={workload.itPilot} />
          </Fold>
        </Accordion>
      </Panel>
    </>
  );
}

function Members({ title, members }: { title: string; members: WorkloadFile['members']['user'] }) {
  const styles = useStyles();
  return (
    <Part title={title}>
      <ul className={styles.list}>
        {members.map(({ role, brings }) => (
          <li key={role}>
            <strong>{role}</strong> <span className={styles.quiet}>{brings}</span>
          </li>
        ))}
      </ul>
    </Part>
  );
}

interface Detail {
  readonly id: string;
  readonly title: string;
  readonly detail: string;
  readonly learn?: string | undefined;
}

function Details({ items }: { items: readonly Detail[] }) {
  const styles = useStyles();
  return (
    <ul className={styles.list}>
      {items.map(({ id, title, detail, learn }) => (
        <li key={id}>
          <strong>{title}</strong> <span className={styles.quiet}>{detail}</span>{' '}
          {learn !== undefined && (
            <Link href={learn} target="_blank" rel="noreferrer" inline>
              Read about {title}
            </Link>
          )}
        </li>
      ))}
    </ul>
  );
}

function ItPilot({ pilot }: { pilot: WorkloadFile['itPilot'] }) {
  const styles = useStyles();
  return (
    <>
      <Part title="Participants">
        <TextList items={pilot.participants} />
      </Part>
      <Part title="Exercises">
        <ul className={styles.list}>
          {pilot.exercises.map(({ id, title, task, done }) => (
            <li key={id}>
              <strong>{title}</strong> {task} <span className={styles.quiet}>Done when: {done}</span>
            </li>
          ))}
        </ul>
      </Part>
      <Part title="Material for everybody else">
        <TextList items={pilot.changeMaterial} />
      </Part>
      <Part title="What the pilot is asked about it">
        <TextList items={pilot.review} />
      </Part>
    </>
  );
}
