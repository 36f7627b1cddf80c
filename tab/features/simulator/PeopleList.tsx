import { makeStyles, SearchBox, Spinner, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useFormat } from '../../ui/format/format-context.tsx';
import { ProblemNotice } from '../../ui/states/ProblemNotice.tsx';
import { RowButton } from '../../ui/states/RowButton.tsx';
import type { SimPerson } from './sim.ts';
import { usePeople } from './use-sim.ts';

const useStyles = makeStyles({
  search: { margin: tokens.spacingHorizontalM, maxWidth: 'none' },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: '0 8px 8px',
    overflowY: 'auto',
    flexGrow: 1,
    minHeight: 0,
  },
  selected: { backgroundColor: tokens.colorNeutralBackground1Selected },
  name: { fontWeight: tokens.fontWeightSemibold },
  quiet: {
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
  },
});

/** Sample people to search and pick. */
export function PeopleList({
  selected,
  onSelect,
}: {
  selected: string | null;
  onSelect: (id: string) => void;
}) {
  const styles = useStyles();
  const [search, setSearch] = useState('');
  const people = usePeople(search);

  return (
    <>
      <SearchBox
        className={styles.search}
        aria-label="Search people"
        placeholder="Search people"
        value={search}
        onChange={(_, data) => setSearch(data.value)}
      />
      {people.isPending && <Spinner label="Loading people" />}
      {people.isError && (
        <ProblemNotice
          title="The people could not be loaded"
          error={people.error}
          onRetry={() => people.refetch()}
        />
      )}
      {people.data && (
        <ul className={styles.list} aria-label="People">
          {people.data.people.map((person) => (
            <li key={person.id}>
              <RowButton
                picked={person.id === selected}
                className={person.id === selected ? styles.selected : undefined}
                onClick={() => onSelect(person.id)}
              >
                <span className={styles.name}>{person.name}</span>
                <PersonFacts person={person} />
              </RowButton>
            </li>
          ))}
          {people.data.people.length === 0 && <li className={styles.quiet}>Nobody has that name.</li>}
        </ul>
      )}
    </>
  );
}

function PersonFacts({ person }: { person: SimPerson }) {
  const styles = useStyles();
  const format = useFormat();
  const facts = [
    person.installed ? null : 'not installed',
    person.blocked ? 'blocked' : null,
    person.messages > 0 ? format.count(person.messages, 'message', 'messages') : null,
    person.lastAt === null ? null : format.moment(person.lastAt),
  ].filter((fact) => fact !== null);
  return <span className={styles.quiet}>{facts.length === 0 ? person.upn : facts.join(' · ')}</span>;
}
