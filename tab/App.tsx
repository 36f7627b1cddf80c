import { Spinner } from '@fluentui/react-components';
import { Suspense, use, useEffect, useState } from 'react';
import type { Host, LocalHost, TeamsHost } from './host/host.ts';
import { OutsideTeams } from './host/OutsideTeams.tsx';
import { remember, remembered } from './host/remembered.ts';
import { Themed } from './host/Themed.tsx';
import { useBrowserTheme } from './host/use-browser-theme.ts';
import { PersonSwitcher } from './shell/PersonSwitcher.tsx';
import { Session } from './shell/Session.tsx';
import { ThemeSwitch } from './ui/ThemeSwitch.tsx';

/** The whole tab, wherever it turns out to be. */
export function App({ host }: { host: Promise<Host> }) {
  return (
    <Suspense fallback={<Starting />}>
      <Hosted host={host} />
    </Suspense>
  );
}

function Starting() {
  const [theme] = useBrowserTheme();
  return (
    <Themed theme={theme}>
      <Spinner label="Starting Groundswell" style={{ paddingTop: '20vh' }} />
    </Themed>
  );
}

function Hosted({ host: found }: { host: Promise<Host> }) {
  const host = use(found);
  switch (host.kind) {
    case 'teams':
      return <InTeams host={host} />;
    case 'local':
      return <InBrowser host={host} />;
    case 'outside':
      return <OutsideTeams />;
  }
}

function InTeams({ host }: { host: TeamsHost }) {
  const [theme, setTheme] = useState(host.theme);
  useEffect(() => {
    host.onThemeChange(setTheme);
    host.shown();
  }, [host]);

  return (
    <Themed theme={theme}>
      <Session token={host.token} allow={host.allow} locale={host.locale} startAt={host.screen} />
    </Themed>
  );
}

function InBrowser({ host }: { host: LocalHost }) {
  const [theme, pickTheme] = useBrowserTheme();
  const [personId, setPersonId] = useState(() => remembered('person'));
  const person = host.people.find(({ id }) => id === personId) ?? host.people[0];

  const pickPerson = (id: string): void => {
    remember('person', id);
    setPersonId(id);
  };

  if (person === undefined) return <OutsideTeams />;
  return (
    <Themed theme={theme}>
      <Session
        // Another person is another session: nothing the last one saw may stay on the screen.
        key={person.id}
        token={(fresh) => host.token(person.id, fresh)}
        locale={host.locale}
        startAt={undefined}
        tools={
          <>
            <PersonSwitcher people={host.people} current={person} onPick={pickPerson} />
            <ThemeSwitch current={theme} onPick={pickTheme} />
          </>
        }
      />
    </Themed>
  );
}
