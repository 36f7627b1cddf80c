import { Button, makeStyles, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular, DeleteRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { PlaybookInFull } from '../../../bot/contract/playbooks/playbooks.ts';
import { useDeletePlaybook, usePlaybook } from '../../api/playbooks.ts';
import { saveFile } from '../../host/save-file.ts';
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx';
import { useFormat } from '../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { Panel } from '../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { KindMark, SourceMark } from './Marks.tsx';
import { PhaseList } from './PhaseList.tsx';
import { fileOf, lengthWords } from './reading.ts';
import { WorkloadParts } from './WorkloadParts.tsx';

const useStyles = makeStyles({
  parts: { display: 'grid', gap: tokens.spacingVerticalL, minWidth: 0 },
  marks: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr)',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: 0,
    '& dt': { color: tokens.colorNeutralForeground2 },
    '& dd': { margin: 0, overflowWrap: 'anywhere' },
  },
});

/** One playbook to read; its file to take away, and for an own one that nothing follows a way to delete it. */
export function PlaybookReader({ id, onDeleted }: { id: string; onDeleted: () => void }) {
  const query = usePlaybook(id);
  return (
    <>
      <LoadingOrProblem query={query} what="the playbook" problem="The playbook could not be loaded" />
      {query.data && <Loaded full={query.data} onDeleted={onDeleted} />}
    </>
  );
}

function Loaded({ full, onDeleted }: { full: PlaybookInFull; onDeleted: () => void }) {
  const styles = useStyles();
  const { playbook } = full;
  return (
    <div className={styles.parts}>
      <Panel title={playbook.name} actions={<Actions full={full} onDeleted={onDeleted} />}>
        <div className={styles.marks}>
          <KindMark kind={playbook.kind} />
          <SourceMark source={full.source} />
        </div>
        <Text>{playbook.summary}</Text>
        <Facts full={full} />
        {full.source === 'own' && full.usedBy !== null && (
          <Notice intent="info">
            The rollout {full.usedBy.title} follows this playbook, so it stays as it is. To change it, upload
            it under another id.
          </Notice>
        )}
      </Panel>
      {playbook.kind === 'workload' && <WorkloadParts workload={playbook} />}
      <Panel title="Phases">
        <PhaseList phases={playbook.phases} />
      </Panel>
    </div>
  );
}

function Facts({ full }: { full: PlaybookInFull }) {
  const styles = useStyles();
  const format = useFormat();
  const { playbook, uploaded } = full;
  const products = playbook.products.map(({ name, aliases }) =>
    aliases.length === 0 ? name : `${name} (formerly ${format.list(aliases)})`,
  );
  return (
    <dl className={styles.facts}>
      <dt>Id</dt>
      <dd>{playbook.id}</dd>
      <dt>Usual lengths</dt>
      <dd>{lengthWords(playbook)}</dd>
      {products.length > 0 && (
        <>
          <dt>Products</dt>
          <dd>{format.list(products)}</dd>
        </>
      )}
      {playbook.kind === 'workload' && (
        <>
          <dt>Stands on</dt>
          <dd>The foundation: {format.list(playbook.needs)}</dd>
        </>
      )}
      {uploaded !== null && (
        <>
          <dt>Uploaded</dt>
          <dd>
            {uploaded.by.name}, {format.moment(uploaded.at)}
          </dd>
        </>
      )}
    </dl>
  );
}

function Actions({ full, onDeleted }: { full: PlaybookInFull; onDeleted: () => void }) {
  const styles = useStyles();
  const deleting = useDeletePlaybook();
  const saved = useSavedToast();
  const [asking, setAsking] = useState(false);
  const { id, name } = full.playbook;
  const remove = (): void =>
    deleting.mutate(id, {
      onSuccess: () => {
        saved(`${name} is deleted.`);
        onDeleted();
      },
    });

  return (
    <div className={styles.actions}>
      <Button
        icon={<ArrowDownloadRegular />}
        onClick={() => saveFile({ ...fileOf(full.playbook), type: 'application/json' })}
      >
        Download as JSON
      </Button>
      {full.mayChange && (
        <Button icon={<DeleteRegular />} onClick={() => setAsking(true)}>
          Delete
        </Button>
      )}
      <ConfirmDialog
        open={asking}
        title={`Delete ${name}?`}
        confirm="Delete it"
        busy={deleting.isPending}
        onConfirm={remove}
        onCancel={() => {
          setAsking(false);
          deleting.reset();
        }}
      >
        No rollout follows it. Download it first if you may want it back.
        {deleting.isError && <ProblemNotice title="It was not deleted" error={deleting.error} />}
      </ConfirmDialog>
    </div>
  );
}
