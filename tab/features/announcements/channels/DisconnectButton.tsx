import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { type Connection, useDisconnect } from '../../../api/channels.ts';
import { ConfirmDialog } from '../../../ui/form/ConfirmDialog.tsx';
import { ProblemNotice } from '../../../ui/states/ProblemNotice.tsx';
import { useSavedToast } from '../../../ui/use-saved-toast.tsx';
import { placeWords } from './channel-words.ts';

/** Ends a connection, after a question. */
export function DisconnectButton({ connection }: { connection: Connection }) {
  const [asking, setAsking] = useState(false);
  const saved = useSavedToast();
  const disconnecting = useDisconnect();
  const { owner, place } = connection;
  if (place === null) return null;
  return (
    <>
      <Button aria-label={`Disconnect ${owner.name}`} onClick={() => setAsking(true)}>
        Disconnect
      </Button>
      <ConfirmDialog
        open={asking}
        title={`Disconnect ${owner.name}?`}
        confirm="Disconnect"
        busy={disconnecting.isPending}
        onConfirm={() =>
          disconnecting.mutate(owner.id, {
            onSuccess: () => {
              setAsking(false);
              saved(`${owner.name} has no channel any more.`);
            },
          })
        }
        onCancel={() => setAsking(false)}
      >
        Nothing is posted in {placeWords(place)} for {owner.name} from now on. What was posted stays there.
        Announcements that are scheduled with this channel go back to draft when their hour comes, and their
        authors are told.
        {disconnecting.isError && (
          <ProblemNotice title="It was not disconnected" error={disconnecting.error} />
        )}
      </ConfirmDialog>
    </>
  );
}
