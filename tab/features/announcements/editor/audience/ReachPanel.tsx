import { makeStyles, Spinner, Text, Title3, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { languageName } from '../../../../ui/format/languages.ts';
import { FactList } from '../../../../ui/states/FactList.tsx';
import { Panel } from '../../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { placeWords } from '../../channels/channel-words.ts';
import { WithoutAppNote } from '../../installing/WithoutAppNote.tsx';
import { ReasonList } from '../../reach/ReasonList.tsx';
import type { AnnouncementForecast } from '../../replies.ts';
import { speakers } from './speakers.ts';

const useStyles = makeStyles({
  figures: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXL },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface ReachPanelProps {
  /** What is to be done before they can be counted. */
  readonly missing: string;
  readonly forecast: {
    readonly data: AnnouncementForecast | undefined;
    readonly isFetching: boolean;
    readonly isError: boolean;
    readonly error: unknown;
    readonly refetch: () => unknown;
  };
}

/** Before it goes: whom it reaches, whom not and why, in which languages, and how long it takes. */
export function ReachPanel({ missing, forecast }: ReachPanelProps) {
  const { data, isFetching, isError, error, refetch } = forecast;
  return (
    <Panel title="Who gets it" actions={isFetching && <Spinner size="tiny" aria-label="Counting" />}>
      {isError && (
        <ProblemNotice title="The people could not be counted" error={error} onRetry={() => refetch()} />
      )}
      {data === undefined && !isError && <Text>{missing}, and its people are counted.</Text>}
      {data !== undefined && <Reach forecast={data} />}
    </Panel>
  );
}

function Reach({ forecast }: { forecast: AnnouncementForecast }) {
  const styles = useStyles();
  const format = useFormat();
  const { people, reachable, unreachable, excluded, paused, languages, seconds, due, posts } = forecast;

  if (forecast.refusal !== null) return <Text>{forecast.refusal}</Text>;
  return (
    <>
      <div className={styles.figures}>
        <span>
          <Title3>{format.number(people)}</Title3> in the audience
        </span>
        <span>
          <Title3>{format.number(reachable)}</Title3> will get it
        </span>
        <span>
          <Title3>{format.number(people - reachable)}</Title3> will not get it
        </span>
      </div>
      <ReasonList reasons={unreachable} />
      <WithoutAppNote unreachable={unreachable} />
      <FactList>
        {speakers(languages).map(({ language, people: all, otherwise }) => (
          <FactPair key={language} name={languageName(language, format.locale)}>
            {format.people(all)}
            {otherwise > 0 &&
              `, ${format.number(otherwise)} of them because nothing is written in their own language`}
          </FactPair>
        ))}
        {excluded > 0 && <FactPair name="Left out">{format.people(excluded)}</FactPair>}
        {paused > 0 && <FactPair name="Paused announcements">{format.people(paused)}</FactPair>}
        {posts.into.map(({ place, owners }) => (
          <FactPair key={placeWords(place)} name="Also posted in">
            {placeWords(place)}, for {format.list(owners.map(({ name }) => name))}
          </FactPair>
        ))}
        {posts.none.length > 0 && (
          <FactPair name="No channel">{format.list(posts.none.map(({ name }) => name))}</FactPair>
        )}
        {due !== null && <FactPair name="First person">{format.moment(due)}</FactPair>}
      </FactList>
      {people > 0 && <Text className={styles.quiet}>Sending takes about {format.duration(seconds)}.</Text>}
    </>
  );
}

function FactPair({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </>
  );
}
