import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { Me } from '../../../bot/contract/people/people.ts';
import { useAnnouncement } from '../../api/announcement.ts';
import { ProblemError } from '../../api/problem-error.ts';
import { useGo } from '../../ui/rollouts/use-go.ts';
import { Empty } from '../../ui/states/Empty.tsx';
import { LoadingOrProblem } from '../../ui/states/LoadingOrProblem.tsx';
import type { ComposeDraft } from './editor/compose-draft.ts';
import type { ComposeFacts } from './editor/compose-facts.ts';
import { Editor } from './editor/Editor.tsx';
import { StartPage } from './editor/StartPage.tsx';
import { keptCopy } from './editor/saving/kept-copy.ts';
import { useComposeFacts } from './editor/use-compose-facts.ts';

interface Fresh {
  readonly id: string;
  readonly draft: ComposeDraft;
}

/** Where an announcement is written, from the first word to the day that it is taken back. */
export function ComposeScreen({ me }: { me: Me }) {
  const asked = useParams()['*'] ?? '';
  const [query] = useSearchParams();
  const go = useGo();
  const found = useComposeFacts(me);
  const [fresh, setFresh] = useState<Fresh | null>(null);

  if (found.facts === undefined) {
    return (
      <LoadingOrProblem query={found.query} what="the composer" problem="The composer could not be loaded" />
    );
  }
  if (!found.planned) {
    return (
      <Empty title="There is nobody to write to yet">
        Announcements belong to a rollout. Once one is planned on the Status screen, you can write here.
      </Empty>
    );
  }
  if (asked === '' || asked === 'new') {
    return (
      <StartPage
        facts={found.facts}
        waveId={query.get('wave')}
        onWave={(wave) => go(wave === '' ? '/compose/new' : `/compose/new?wave=${wave}`, { replace: true })}
        onStart={(draft) => {
          const id = crypto.randomUUID();
          setFresh({ id, draft });
          go(`/compose/${id}`);
        }}
      />
    );
  }
  return (
    <Desk
      key={asked}
      id={asked}
      me={me}
      facts={found.facts}
      fresh={fresh?.id === asked ? fresh.draft : null}
    />
  );
}

interface DeskProps {
  readonly id: string;
  readonly me: Me;
  readonly facts: ComposeFacts;
  readonly fresh: ComposeDraft | null;
}

function Desk({ id, me, facts, fresh }: DeskProps) {
  // One that was begun here is on the server only once it was saved: that puts it into the cache.
  const announcement = useAnnouncement(id, fresh !== null);
  // A page that was loaded anew before anything could be saved: what was written is still here.
  const start = fresh ?? (isMissing(announcement.error) ? keptCopy(id) : null);
  if (start === null && announcement.data === undefined) {
    return (
      <LoadingOrProblem
        query={announcement}
        what="the announcement"
        problem="The announcement could not be loaded"
      />
    );
  }
  return <Editor id={id} me={me} facts={facts} fresh={start} view={announcement.data} />;
}

function isMissing(error: unknown): boolean {
  return error instanceof ProblemError && error.status === 404;
}
