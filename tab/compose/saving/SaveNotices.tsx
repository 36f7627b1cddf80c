import {
  Button,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  MessageBarTitle,
  makeStyles,
  mergeClasses,
  tokens,
} from '@fluentui/react-components';
import type { CompositionView } from '../../../bot/contract/composition.ts';
import { useFormat } from '../../format/format-context.tsx';
import { ProblemNotice } from '../../states/ProblemNotice.tsx';
import { RECORD_WORDS } from '../life/record-words.ts';
import { warningOfEdit } from '../life/steps.ts';
import type { DraftSaving } from './use-draft-saving.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gap: tokens.spacingVerticalS, ':empty': { display: 'none' } },
  // Whoever writes far down must not go on for long without seeing that nothing of it is saved.
  inSight: { position: 'sticky', top: 0, zIndex: 2 },
});

/** What stands between what is written here and what is kept, with the ways out. */
export function SaveNotices({ saving, view }: { saving: DraftSaving; view: CompositionView | undefined }) {
  const styles = useStyles();
  const conflict = saving.state.kind === 'conflict';
  const warning = view === undefined ? undefined : warningOfEdit(view.state);
  return (
    <div className={mergeClasses(styles.root, (saving.error !== null || conflict) && styles.inSight)}>
      {conflict && <Conflict saving={saving} view={view} />}
      {saving.error !== null && (
        <ProblemNotice title="It was not saved" error={saving.error} onRetry={() => saving.save()} />
      )}
      {saving.copy !== null && !conflict && (
        <MessageBar intent="info" layout="multiline">
          <MessageBarBody>
            <MessageBarTitle>What you wrote here before is kept</MessageBarTitle>
            It is not on the screen and not saved. Put it back to go on with it.
          </MessageBarBody>
          <MessageBarActions>
            <Button onClick={saving.takeCopy}>Put mine back</Button>
            <Button onClick={saving.dropCopy}>Throw mine away</Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {warning !== undefined && (
        <MessageBar intent={saving.dirty ? 'warning' : 'info'} layout="multiline">
          <MessageBarBody>{warning}</MessageBarBody>
        </MessageBar>
      )}
    </div>
  );
}

function Conflict({ saving, view }: { saving: DraftSaving; view: CompositionView | undefined }) {
  const format = useFormat();
  const last = view?.audit[0];
  const who =
    last === undefined
      ? 'Somebody else has changed this announcement.'
      : `${last.by.name} was here (${RECORD_WORDS[last.what].toLowerCase()}, ${format.moment(last.at)}).`;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>Somebody else was faster</MessageBarTitle>
        {who} Nothing of yours was saved, and nothing of theirs is lost. Look at theirs first; what you wrote
        is kept here, and you can put it back.
      </MessageBarBody>
      <MessageBarActions>
        <Button onClick={saving.takeTheirs}>Show theirs, keep mine</Button>
      </MessageBarActions>
    </MessageBar>
  );
}
