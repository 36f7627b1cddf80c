import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { AnnouncementView } from '../../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../../bot/contract/announcements/life.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { Notice } from '../../../../ui/states/Notice.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { RECORD_WORDS } from '../../life/record-words.ts';
import { warningOfEdit } from '../../life/steps.ts';
import type { DraftSaving } from './use-draft-saving.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, ':empty': { display: 'none' } },
  // Whoever writes far down must not go on for long without seeing that nothing of it is saved.
  inSight: { position: 'sticky', top: 0, zIndex: 2 },
});

/** What stands between what is written here and what is kept, with the ways out. */
export function SaveNotices({ saving, view }: { saving: DraftSaving; view: AnnouncementView | undefined }) {
  const styles = useStyles();
  const conflict = saving.state.kind === 'conflict';
  const warning = view === undefined ? undefined : warningOfEdit(standingOf(view));
  return (
    <div className={mergeClasses(styles.root, (saving.error !== null || conflict) && styles.inSight)}>
      {conflict && <Conflict saving={saving} view={view} />}
      {saving.error !== null && (
        <ProblemNotice title="It was not saved" error={saving.error} onRetry={() => saving.save()} />
      )}
      {saving.copy !== null && !conflict && (
        <Notice
          intent="info"
          title="What you wrote here before is kept"
          actions={
            <>
              <Button onClick={saving.takeCopy}>Restore mine</Button>
              <Button onClick={saving.dropCopy}>Discard mine</Button>
            </>
          }
        >
          It is not on the screen and not saved. Restore it to go on with it.
        </Notice>
      )}
      {warning !== undefined && <Notice intent={saving.dirty ? 'warning' : 'info'}>{warning}</Notice>}
    </div>
  );
}

function Conflict({ saving, view }: { saving: DraftSaving; view: AnnouncementView | undefined }) {
  const format = useFormat();
  const last = view?.audit[0];
  const who =
    last === undefined
      ? 'Somebody else has changed this announcement.'
      : `${last.by.name} was here (${RECORD_WORDS[last.what].toLowerCase()}, ${format.moment(last.at)}).`;
  return (
    <Notice
      title="Somebody else changed it first"
      alert
      actions={<Button onClick={saving.takeTheirs}>Show theirs, keep mine</Button>}
    >
      {who} Nothing of yours was saved, and nothing of theirs is lost. Look at theirs first; what you wrote is
      kept here, and you can put it back.
    </Notice>
  );
}
