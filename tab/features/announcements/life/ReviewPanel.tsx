import {
  Badge,
  Button,
  Checkbox,
  Field,
  makeStyles,
  Text,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { LONGEST_COMMENT } from '../../../../bot/contract/announcements/limits.ts';
import { useReviewAnnouncement } from '../../../api/announcement.ts';
import { Markdown } from '../../../ui/cards/Markdown.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalM },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  form: { display: 'grid', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/**
 * What reviewers said about it, and what this reader has to say.
 * @param seen the version that is on the screen, which may be older than the newest one
 */
export function ReviewPanel({ view, seen }: { view: AnnouncementView; seen: number }) {
  const styles = useStyles();
  const format = useFormat();
  const { comments, approvals, required } = view.review;
  return (
    <Panel title="Comments">
      <Text className={styles.quiet}>
        {required
          ? `Somebody of the pilot set has to approve it first; ${format.count(approvals, 'person has', 'people have')} so far.`
          : 'People of the pilot set and other leads can say what they think of it while it is in review.'}
      </Text>
      {comments.length > 0 && (
        <ul className={styles.list} aria-label="Comments">
          {comments.map(({ id, by, at, text, approved }) => (
            <li key={`${id} ${at}`}>
              <span className={styles.head}>
                <strong>{by.name}</strong>
                <Text className={styles.quiet}>{format.moment(at)}</Text>
                {approved && (
                  <Badge appearance="tint" color="success">
                    approves
                  </Badge>
                )}
              </span>
              <Markdown text={text} />
            </li>
          ))}
        </ul>
      )}
      <CommentForm id={view.id} seen={seen} />
    </Panel>
  );
}

function CommentForm({ id, seen }: { id: string; seen: number }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const reviewing = useReviewAnnouncement(id);
  const [text, setText] = useState('');
  const [approved, setApproved] = useState(false);

  const say = (event: FormEvent): void => {
    event.preventDefault();
    if (reviewing.isPending) return;
    reviewing.mutate(
      { text: text.trim(), approved, seen },
      {
        onSuccess: () => {
          setText('');
          setApproved(false);
          saved('Your comment is there for its authors.');
        },
      },
    );
  };

  return (
    <form className={styles.form} onSubmit={say}>
      <Field label="Your comment">
        <Textarea value={text} maxLength={LONGEST_COMMENT} onChange={(_, data) => setText(data.value)} />
      </Field>
      <Checkbox
        label="It is good as it is"
        checked={approved}
        onChange={(_, data) => setApproved(data.checked === true)}
      />
      {reviewing.isError && <ProblemNotice title="The comment was not kept" error={reviewing.error} />}
      <div>
        <Button
          size="small"
          type="submit"
          disabled={(text.trim() === '' && !approved) || reviewing.isPending}
        >
          Comment
        </Button>
      </div>
    </form>
  );
}
