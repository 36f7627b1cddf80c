import { Checkbox, Field } from '@fluentui/react-components';
import { ArrowRepeatAllRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { DeliveryCounts } from '../../../../bot/contract/delivery/sending.ts';
import type { Posts } from '../../../api/channels.ts';
import { type AgainState, useResend } from '../../../api/results.ts';
import { DialogForm } from '../../../ui/form/DialogForm.tsx';
import { FormDialog } from '../../../ui/form/FormDialog.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';

interface ResendDialogProps {
  readonly id: string;
  readonly counts: DeliveryCounts;
  readonly posts: Posts;
}

const CHOICES: readonly { state: AgainState; words: string; hint?: string }[] = [
  { state: 'failed', words: 'it failed for' },
  { state: 'unreachable', words: 'could not be reached' },
  { state: 'unknown', words: 'may have got it, though Teams never said so: they may get it twice' },
];

/** Sends again to those who have not got it; nothing where everybody has. */
export function ResendDialog({ id, counts, posts }: ResendDialogProps) {
  if (CHOICES.every(({ state }) => counts[state] + missedIn(posts, state) === 0)) return null;
  return (
    <FormDialog opener="Resend" icon={<ArrowRepeatAllRegular />} appearance="secondary">
      {(onDone) => <ResendForm id={id} counts={counts} posts={posts} onDone={onDone} />}
    </FormDialog>
  );
}

function ResendForm({ id, counts, posts, onDone }: ResendDialogProps & { onDone: () => void }) {
  const format = useFormat();
  const resending = useResend(id);
  const offered = CHOICES.filter(({ state }) => counts[state] + missedIn(posts, state) > 0);
  const [picked, setPicked] = useState<readonly AgainState[]>(
    // Whoever may have it already is only picked by hand.
    offered.map(({ state }) => state).filter((state) => state !== 'unknown'),
  );
  const people = picked.reduce((sum, state) => sum + counts[state], 0);
  const missed = picked.reduce((sum, state) => sum + missedIn(posts, state), 0);
  const words = (of: { people: number; posts: number }) =>
    format.list([
      ...(of.people > 0 || of.posts === 0 ? [format.people(of.people)] : []),
      ...(of.posts > 0 ? [format.count(of.posts, 'channel', 'channels')] : []),
    ]);
  return (
    <DialogForm
      title="Send again?"
      submit="Resend"
      problem="It was not sent again"
      complete={people + missed > 0}
      saving={resending}
      wish={() => [...picked]}
      thanks={(answer) => `It goes once more to ${words(answer)}.`}
      onDone={onDone}
    >
      <Field label="To those who">
        <div>
          {offered.map(({ state, words: who }) => (
            <Checkbox
              key={state}
              label={`${who} (${words({ people: counts[state], posts: missedIn(posts, state) })})`}
              checked={picked.includes(state)}
              onChange={(_, data) =>
                setPicked(data.checked === true ? [...picked, state] : picked.filter((one) => one !== state))
              }
            />
          ))}
        </div>
      </Field>
      It goes once more to {words({ people, posts: missed })}, and to nobody else.
    </DialogForm>
  );
}

/** Channels that missed it in this way. */
function missedIn(posts: Posts, state: AgainState): number {
  return posts.filter((post) => post.state === state).length;
}
