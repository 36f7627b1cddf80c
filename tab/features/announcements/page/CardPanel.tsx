import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { useAnnouncementPreview } from '../../../api/compose.ts';
import { CardView } from '../../../ui/cards/CardView.tsx';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { languageName } from '../../../ui/format/languages.ts';
import { LoadingOrProblem } from '../../../ui/states/LoadingOrProblem.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';

const useStyles = makeStyles({
  card: { maxWidth: '500px' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

/** The card as somebody of its audience gets it. */
export function CardPanel({ view: { announcement } }: { view: AnnouncementView }) {
  const isWritten = announcement.contents[announcement.fallback] !== undefined;
  return (
    <Panel title="Card">
      {isWritten ? (
        <Card announcement={announcement} />
      ) : (
        <Text>Its text is not finished. Open it in the composer to go on.</Text>
      )}
    </Panel>
  );
}

function Card({ announcement }: Pick<AnnouncementView, 'announcement'>) {
  const styles = useStyles();
  const format = useFormat();
  const preview = useAnnouncementPreview({ announcement, personId: null, language: null });
  const shown = preview.data;
  if (shown === undefined) {
    return <LoadingOrProblem query={preview} what="the card" problem="The card could not be drawn" />;
  }
  return (
    <>
      <div className={styles.card}>
        <CardView card={shown.card} label="Announcement card" />
      </div>
      <Text className={styles.quiet}>
        As {shown.for.name} gets it, in {languageName(shown.for.language, format.locale)}.
      </Text>
    </>
  );
}
