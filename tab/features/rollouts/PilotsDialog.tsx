import {
  Button,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';
import { LONGEST_PERSON_NAME } from '../../../bot/contract/rollout/limits.ts';
import type { PilotWish } from '../../../bot/contract/rollout/pilots.ts';
import { useChangePilots, usePilots, usePilotsPreview } from '../../api/pilots.ts';
import { useDebounced } from '../../ui/form/use-debounced.ts';
import { useFormat } from '../../ui/format/format-context.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import { Notice } from '../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../ui/use-saved-toast.tsx';
import { changedWords, namesIn, pilotWords } from './pilot-words.ts';

const useStyles = makeStyles({
  content: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  list: { listStyleType: 'none', margin: 0, padding: 0, maxHeight: '40vh', overflowY: 'auto' },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    paddingBlock: tokens.spacingVerticalXS,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  quiet: { display: 'block', color: tokens.colorNeutralForeground2 },
  changes: { margin: 0, paddingInlineStart: tokens.spacingHorizontalXL },
});

interface PilotsDialogProps {
  readonly rollout: RolloutLifeView;
  readonly onDone: () => void;
}

/** Who is in the pilot set of a rollout; says what joining or leaving means for people before it is done. */
export function PilotsDialog({ rollout, onDone }: PilotsDialogProps) {
  const styles = useStyles();
  const saved = useSavedToast();
  const [wish, setWish] = useState<PilotWish>();
  // Here, and not in the list: it outlives the look at what it would change.
  const [added, setAdded] = useState('');
  const preview = usePilotsPreview(rollout.id);
  const saving = useChangePilots(rollout.id);

  const ask = (asked: PilotWish): void => {
    saving.reset();
    preview.mutate(asked, { onSuccess: () => setWish(asked) });
  };
  const change = (): void => {
    if (!wish || saving.isPending) return;
    saving.mutate(wish, {
      onSuccess: (answer) => {
        saved(changedWords(answer));
        if (wish.join.length > 0) setAdded('');
        setWish(undefined);
      },
    });
  };

  return (
    <DialogBody>
      <DialogTitle>Pilot set of {rollout.name}</DialogTitle>
      <DialogContent className={styles.content}>
        {preview.isError && <ProblemNotice title="It could not be looked up" error={preview.error} />}
        {wish === undefined && (
          <PilotList
            rollout={rollout}
            added={added}
            busy={preview.isPending}
            onAdded={setAdded}
            onAsk={ask}
          />
        )}
        {wish !== undefined && preview.data !== undefined && <Preview preview={preview.data} />}
        {saving.isError && <ProblemNotice title="The pilot set was not changed" error={saving.error} />}
      </DialogContent>
      <DialogActions>
        <Button disabled={saving.isPending} onClick={wish === undefined ? onDone : () => setWish(undefined)}>
          {wish === undefined ? 'Close' : 'Back'}
        </Button>
        {wish !== undefined && (
          <Button
            appearance="primary"
            disabled={saving.isPending || !mayChange(preview.data)}
            onClick={change}
          >
            Change the pilot set
          </Button>
        )}
      </DialogActions>
    </DialogBody>
  );
}

type PreviewData = NonNullable<ReturnType<typeof usePilotsPreview>['data']>;

function mayChange(preview: PreviewData | undefined): boolean {
  if (!preview || preview.refusal !== null || preview.unknown.length > 0) return false;
  return preview.people.some(({ change }) => change !== 'stays');
}

function Preview({ preview }: { preview: PreviewData }) {
  const styles = useStyles();
  const format = useFormat();
  const root = useRef<HTMLDivElement>(null);
  // The button that asked for it is gone by now.
  useEffect(() => root.current?.focus(), []);
  return (
    <div ref={root} className={styles.content} tabIndex={-1}>
      {preview.refusal !== null && <Notice>{preview.refusal}</Notice>}
      {preview.unknown.length > 0 && (
        <Notice title="Nobody in a business group is known by these names">
          {preview.unknown.join(', ')}
        </Notice>
      )}
      <ul className={styles.changes}>
        {preview.people.map((one) => (
          <li key={one.person.id}>{pilotWords(one, format)}</li>
        ))}
      </ul>
      <Text className={styles.quiet}>No other rollout changes.</Text>
    </div>
  );
}

interface PilotListProps {
  readonly rollout: RolloutLifeView;
  /** The names that are typed. */
  readonly added: string;
  readonly busy: boolean;
  readonly onAdded: (added: string) => void;
  readonly onAsk: (wish: PilotWish) => void;
}

function PilotList({ rollout, added, busy, onAdded, onAsk }: PilotListProps) {
  const styles = useStyles();
  const format = useFormat();
  const [wanted, setWanted] = useState('');
  const search = useDebounced(wanted).trim();
  const pilots = usePilots(rollout.id, search);
  const [first] = pilots.data?.pages ?? [];
  const rows = pilots.data?.pages.flatMap((page) => page.rows) ?? [];
  const names = namesIn(added);
  return (
    <>
      <Field label="Add people" hint="Sign-in names or object ids, separated by commas or lines.">
        <Textarea value={added} resize="vertical" onChange={(_, data) => onAdded(data.value)} />
      </Field>
      <Button disabled={names.length === 0 || busy} onClick={() => onAsk({ join: names, leave: [] })}>
        See what it changes for them
      </Button>
      <Field label="Find in the pilot set">
        <Input
          type="search"
          value={wanted}
          maxLength={LONGEST_PERSON_NAME}
          onChange={(_, data) => setWanted(data.value)}
        />
      </Field>
      <LoadingOrProblem query={pilots} what="the pilot set" problem="The pilot set could not be loaded" />
      {first && (
        <Text className={styles.quiet}>
          {format.people(first.people)} in it{search !== '' && `, ${format.number(first.found)} found`}.
        </Text>
      )}
      {first?.people === 0 && <Text>Nobody is in the pilot set. Its waves are for nobody.</Text>}
      {first && first.people > 0 && rows.length === 0 && <Text>Nobody has such a name.</Text>}
      <ul className={styles.list}>
        {rows.map(({ person, group, since }) => (
          <li key={person.id} className={styles.row}>
            <span className={styles.name}>
              {person.name}
              <Text className={styles.quiet}>
                {group.name}
                {since !== null && `, since ${format.day(since)}`}
              </Text>
            </span>
            <Button
              size="small"
              aria-label={`Take out ${person.name}`}
              disabled={busy}
              onClick={() => onAsk({ join: [], leave: [person.id] })}
            >
              Take out
            </Button>
          </li>
        ))}
      </ul>
      {pilots.hasNextPage && (
        <Button disabled={pilots.isFetchingNextPage} onClick={() => pilots.fetchNextPage()}>
          Show more
        </Button>
      )}
    </>
  );
}
