import { makeStyles, Text, tokens } from '@fluentui/react-components';
import type { AnnouncementView } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import { useSendingById } from '../../../api/sending.ts';
import { useFormat } from '../../../ui/format/format-context.tsx';
import { languageName } from '../../../ui/format/languages.ts';
import { FactList } from '../../../ui/states/FactList.tsx';
import { Notice } from '../../../ui/states/Notice.tsx';
import { Panel } from '../../../ui/states/Panel.tsx';
import { NobodyApproves } from '../life/NobodyApproves.tsx';
import { StateMark } from '../life/StateMark.tsx';
import { scheduleWords } from '../life/schedule-words.ts';
import { hasBegun, heldWords } from '../life/state-words.ts';
import { cardsWords, hindrances, warningOfEdit } from '../life/steps.ts';
import { ReviewActions } from './ReviewActions.tsx';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground2 },
  hints: {
    margin: 0,
    paddingInlineStart: tokens.spacingHorizontalXL,
    color: tokens.colorNeutralForeground2,
  },
});

/** How one announcement stands: whom it is for, when it goes, who said that it may. */
export function StandPanel({ view }: { view: AnnouncementView }) {
  const styles = useStyles();
  const format = useFormat();
  const { state, announcement, approval, review, due } = view;
  const cards = useSendingById(view.id, hasBegun(state)).data?.cards ?? null;
  // While it is being sent this stands beside the counts.
  const held = state === 'sending' ? null : heldWords(view);
  const missed = hasBegun(state) ? [] : hindrances(view, format);
  const warnings = hasBegun(state) ? [] : view.faults.filter(({ blocks }) => !blocks);
  const reach = view.essential
    ? 'Essential: reaches people who paused announcements as well'
    : 'People who paused announcements do not get it';
  return (
    <Panel title="Where it stands">
      <StateMark state={standingOf(view)} />
      {held !== null && <Notice title="It is kept back, and goes out by itself later">{held}</Notice>}
      <FactList>
        <dt>For</dt>
        <dd>{view.audience}</dd>
        {!(hasBegun(state) && announcement.schedule.kind === 'now') && (
          <>
            <dt>When</dt>
            <dd>
              {scheduleWords(announcement.schedule, format)}
              {state === 'scheduled' && due !== null && ` The first people get it ${format.moment(due)}.`}
            </dd>
          </>
        )}
        <dt>Languages</dt>
        <dd>{format.list(view.languages.map((language) => languageName(language, format.locale)))}</dd>
        <dt>Written by</dt>
        <dd>{view.by.name}</dd>
        {approval.by !== null && (
          <>
            <dt>Approved by</dt>
            <dd>
              {approval.by.name}
              {approval.at !== null && `, ${format.moment(approval.at)}`}
            </dd>
          </>
        )}
        {review.comments.length > 0 && (
          <>
            <dt>Reviewed</dt>
            <dd>
              {format.people(review.approvals)} of the pilot set approved it,{' '}
              {format.count(review.comments.length, 'comment', 'comments')}
            </dd>
          </>
        )}
        <dt>Reach</dt>
        <dd>{reach}</dd>
        {cards !== null && (
          <>
            <dt>Cards</dt>
            <dd>{cardsWords(cards, format)}</dd>
          </>
        )}
      </FactList>
      {missed.length > 0 && (
        <ul className={styles.hints} aria-label="Steps that are not possible yet">
          {missed.map(({ steps, why }) => (
            <li key={why}>
              {steps}: {why}
            </li>
          ))}
        </ul>
      )}
      {warnings.map(({ what }) => (
        <Notice key={what}>{what}</Notice>
      ))}
      <NobodyApproves view={view} />
      <ReviewActions view={view} />
      {view.mayEdit && hasBegun(state) && (
        <Text className={styles.quiet}>{warningOfEdit(standingOf(view))}</Text>
      )}
    </Panel>
  );
}
