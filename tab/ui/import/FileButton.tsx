import { Button, type ButtonProps, makeStyles, Spinner, tokens } from '@fluentui/react-components';
import { ArrowUploadRegular } from '@fluentui/react-icons';
import { type ChangeEvent, useRef } from 'react';
import { readTextFile } from '../form/read-text-file.ts';

/** A file as it was chosen. */
export interface ChosenFile {
  readonly name: string;
  readonly text: string;
}

const useStyles = makeStyles({
  way: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
});

interface FileButtonProps {
  /** What the file holds, as in "people". */
  readonly what: string;
  /** What goes on with the file right now; nothing else can be chosen meanwhile. */
  readonly busy: string | undefined;
  readonly appearance?: NonNullable<ButtonProps['appearance']>;
  readonly onChoose: (file: ChosenFile) => void;
}

/** Lets somebody choose one CSV file. */
export function FileButton({ what, busy, appearance = 'secondary', onChoose }: FileButtonProps) {
  const styles = useStyles();
  const field = useRef<HTMLInputElement>(null);

  const choose = async (event: ChangeEvent<HTMLInputElement>): Promise<void> => {
    const { target } = event;
    const file = target.files?.[0];
    if (file === undefined) return;
    const text = await readTextFile(file);
    // Choosing the same file again, once it is mended, must count as a choice.
    target.value = '';
    onChoose({ name: file.name, text });
  };

  return (
    <div className={styles.way}>
      <input
        ref={field}
        type="file"
        accept=".csv,text/csv"
        aria-label={`CSV file with ${what}`}
        hidden
        onChange={choose}
      />
      <Button
        icon={<ArrowUploadRegular />}
        appearance={appearance}
        disabled={busy !== undefined}
        onClick={() => field.current?.click()}
      >
        Choose a CSV file with {what}
      </Button>
      {busy !== undefined && <Spinner size="tiny" label={busy} />}
    </div>
  );
}
