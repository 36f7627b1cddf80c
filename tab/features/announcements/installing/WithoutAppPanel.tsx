import { Button, makeStyles, ProgressBar, Text, tokens } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { InstallingView } from '../../../../bot/contract/installing/installing.ts';
import { useInstalling, useWithoutAppCsv } from '../../../api/installing.ts';
import { useSendingById } from '../../../api/sending.ts';
import { saveFile } from '../../../host/save-file.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { InstallDialog } from './InstallDialog.tsx';
import { progressWords, shareThrough } from './install-words.ts';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The people of an announcement who have no app: how many, who they are, and giving it to them. */
export function WithoutAppPanel({ id }: { id: string }) {
  const installing = useInstalling(id);
  useRereadOnceServed(id, installing.data);
  useRereadOnceCounted(id);
  if (installing.isError && installing.data === undefined) {
    return (
      <Panel title="Without the app">
        <ProblemNotice
          title="People without the app could not be counted"
          error={installing.error}
          onRetry={() => installing.refetch()}
        />
      </Panel>
    );
  }
  // Of most announcements there is nothing to say: no place is kept for it.
  if (installing.data === undefined) return null;
  if (installing.data.without === 0 && installing.data.progress === null) return null;
  return <WithoutApp id={id} view={installing.data} />;
}

function WithoutApp({ id, view }: { id: string; view: InstallingView }) {
  const styles = useStyles();
  const format = useFormat();
  const csv = useWithoutAppCsv(id);
  const { without, progress, mayInstall, mayNotBecause } = view;
  const goesOn = progress?.state === 'going-on';
  const words = progressWords(view, format);
  const save = (): void =>
    csv.mutate(undefined, {
      onSuccess: (text) => saveFile({ name: 'people-without-the-app.csv', text, type: 'text/csv' }),
    });

  return (
    <Panel
      title="Without the app"
      actions={
        without > 0 && (
          <div className={styles.actions}>
            {mayInstall && !goesOn && <InstallDialog id={id} people={without} again={progress !== null} />}
            <Button
              icon={<ArrowDownloadRegular />}
              aria-label="Save the people without the app as CSV"
              disabled={csv.isPending}
              onClick={save}
            >
              CSV
            </Button>
          </div>
        )
      }
    >
      {csv.isError && <ProblemNotice title="The list could not be saved" error={csv.error} />}
      <Text>
        {without === 0
          ? 'Everyone in its audience who can get the app has it.'
          : `${format.people(without)} of its audience ${without === 1 ? 'has' : 'have'} no app, so it cannot reach them.`}
      </Text>
      {goesOn && <Bar view={view} />}
      {words !== null && (
        <Text role="status" className={goesOn ? undefined : styles.quiet}>
          {words}
        </Text>
      )}
      {progress?.state === 'stopped' && (
        <Notice title="Installing the app was stopped">{progress.stoppedBecause}</Notice>
      )}
      {without > 0 && mayNotBecause !== null && <Text className={styles.quiet}>{mayNotBecause}</Text>}
    </Panel>
  );
}

function Bar({ view: { progress, without } }: { view: InstallingView }) {
  const share = progress && shareThrough(progress, without);
  const label = { 'aria-label': 'People who have got the app', thickness: 'large' } as const;
  return share === null ? <ProgressBar {...label} /> : <ProgressBar {...label} value={share} />;
}

/** People without the app show up as soon as those who cannot be reached are counted, not a minute later. */
function useRereadOnceCounted(id: string): void {
  const cache = useQueryClient();
  const unreachable = useSendingById(id, true).data?.counts.unreachable ?? 0;
  const seen = useRef(0);
  useEffect(() => {
    if (seen.current === unreachable) return;
    seen.current = unreachable;
    cache.invalidateQueries({ queryKey: ['installing', id] });
  }, [id, unreachable, cache]);
}

/** Counts, rows and record are read anew while people are served. */
function useRereadOnceServed(id: string, view: InstallingView | undefined): void {
  const cache = useQueryClient();
  const now = JSON.stringify([view?.progress?.state, view?.progress?.served, view?.progress?.refused]);
  const seen = useRef(now);
  const known = view !== undefined;
  useEffect(() => {
    if (!known || seen.current === now) return;
    seen.current = now;
    for (const name of ['sending', 'announcement', 'results'])
      cache.invalidateQueries({ queryKey: [name, id] });
  }, [known, now, id, cache]);
}
