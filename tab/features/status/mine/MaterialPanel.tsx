import { Button, Field, makeStyles, Subtitle2, Text, Textarea, tokens } from '@fluentui/react-components';
import { type FormEvent, useState } from 'react';
import { LONGEST_COMMENT } from '../../../../bot/contract/announcements/limits.ts';
import { useReviewAnnouncement } from '../../../api/announcement.ts';
import { type Material, useMaterial } from '../../../api/my-announcements.ts';
import { useMe } from '../../../api/people.ts';
import { CardView } from '../../../ui/cards/CardView.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';

const useStyles = makeStyles({
  list: { listStyleType: 'none', margin: 0, padding: 0, display: 'grid', gap: tokens.spacingVerticalXXL },
  form: { display: 'grid', gap: tokens.spacingVerticalM, gridTemplateColumns: 'minmax(0, 1fr)' },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** For people of the pilot set: announcements that they look at before everybody else gets them. */
export function MaterialPanel() {
  const styles = useStyles();
  const pilot = useMe().data?.pilot === true;
  const material = useMaterial(pilot);
  if (material.isError) {
    return (
      <ProblemNotice
        title="What you can review could not be loaded"
        error={material.error}
        onRetry={() => material.refetch()}
      />
    );
  }
  // Most days nothing waits for anybody: then there is no panel to say so.
  if (material.data === undefined || material.data.material.length === 0) return null;
  return (
    <Panel title="For you to review">
      <Text className={styles.quiet}>
        You are in the pilot set, so you see these before everybody else. Say whether they are clear and
        right.
      </Text>
      <ul className={styles.list}>
        {material.data.material.map((one) => (
          <li key={one.id}>
            <Review material={one} />
          </li>
        ))}
      </ul>
    </Panel>
  );
}

function Review({ material: { id, title, card, mine, seen } }: { material: Material }) {
  const styles = useStyles();
  const saved = useSavedToast();
  const reviewing = useReviewAnnouncement(id);
  const [text, setText] = useState(mine?.text ?? '');
  const said = text.trim();

  const review = (approved: boolean): void => {
    if (reviewing.isPending) return;
    reviewing.mutate(
      { text: said, approved, seen },
      {
        onSuccess: () => saved(approved ? 'Thank you, you approved it.' : 'Thank you, your comment is kept.'),
      },
    );
  };
  const approve = (event: FormEvent): void => {
    event.preventDefault();
    review(true);
  };

  return (
    <form className={styles.form} aria-label={`Review of ${title}`} onSubmit={approve}>
      <Subtitle2 as="h3">{title}</Subtitle2>
      <CardView card={card} label={`Card of ${title}`} />
      {mine !== null && (
        <Text>{mine.approved ? 'You approved it. You can still change that.' : 'You commented on it.'}</Text>
      )}
      <Field label="Your comment" hint="What should be clearer, or is not right?">
        <Textarea value={text} maxLength={LONGEST_COMMENT} onChange={(_, data) => setText(data.value)} />
      </Field>
      {reviewing.isError && <ProblemNotice title="Your review was not kept" error={reviewing.error} />}
      <div className={styles.buttons}>
        <Button appearance="primary" type="submit" disabled={reviewing.isPending}>
          Approve
        </Button>
        <Button disabled={said === '' || reviewing.isPending} onClick={() => review(false)}>
          Comment without approving
        </Button>
      </div>
    </form>
  );
}
