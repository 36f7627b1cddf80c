import { Button, makeStyles, Spinner, Text, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef, useState } from 'react';
import { type PlaybookUpload, useAddPlaybook } from '../../api/playbooks.ts';
import { sentenceOf } from '../../api/problem-error.ts';
import { ConfirmDialog } from '../../ui/form/ConfirmDialog.tsx';
import { readTextFile } from '../../ui/form/read-text-file.ts';
import { Panel } from '../../ui/states/Panel.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { asksToReplace } from './faults.ts';
import { UploadFaults } from './UploadFaults.tsx';

const useStyles = makeStyles({
  way: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** Where a lead of all groups brings in a playbook; what is there already is replaced only after a yes. */
export function UploadPlaybook({ onAdded }: { onAdded: (id: string) => void }) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);
  const [chosen, setChosen] = useState<{ fileName: string; text: string } | null>(null);
  const adding = useAddPlaybook();
  const saved = useSavedToast();
  const asking = asksToReplace(adding.error);

  const send = (upload: PlaybookUpload): void =>
    adding.mutate(upload, {
      onSuccess: ({ id, name }) => {
        saved(`${name} can be followed by rollouts now.`);
        onAdded(id);
      },
    });
  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const input = event.target;
    const file = input.files?.[0];
    if (file === undefined) return;
    const read = { fileName: file.name, text: await readTextFile(file) };
    setChosen(read);
    send({ ...read, replace: false });
    // Choosing the same file again, once it is mended, must count as a choice.
    input.value = '';
  };

  return (
    <Panel title="A playbook of your own">
      <Text className={styles.quiet}>
        Download a playbook that is close to what you want, change it, give it an id of its own, and upload it
        here as YAML or JSON.
      </Text>
      <div className={styles.way}>
        <input
          ref={field}
          type="file"
          accept=".yaml,.yml,.json"
          aria-label="File with a playbook"
          hidden
          onChange={choose}
        />
        <Button
          icon={<ArrowUploadRegular />}
          disabled={adding.isPending}
          onClick={() => field.current?.click()}
        >
          Choose a playbook file
        </Button>
        {adding.isPending && <Spinner size="tiny" label={`Reading ${chosen?.fileName ?? 'the file'}`} />}
      </div>
      {adding.isError && !asking && chosen !== null && (
        <UploadFaults fileName={chosen.fileName} error={adding.error} />
      )}
      <ConfirmDialog
        open={asking}
        title="Replace the playbook?"
        confirm="Replace it"
        busy={false}
        onConfirm={() => {
          if (chosen !== null) send({ ...chosen, replace: true });
        }}
        onCancel={() => adding.reset()}
      >
        {asking && sentenceOf(adding.error)} What is in {chosen?.fileName} takes its place. No rollout follows
        it yet.
      </ConfirmDialog>
    </Panel>
  );
}
