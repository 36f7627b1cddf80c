import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { AnnouncementHead } from '../../../../bot/contract/announcements/announcement.ts';
import { standingOf } from '../../../../bot/contract/announcements/life.ts';
import { useGo } from '../../../ui/rollouts/use-go.ts';
import { type Deed, deedsFor, stepOf } from '../life/deeds.ts';
import { RemoveDialog } from '../life/RemoveDialog.tsx';
import { StepDialog } from '../life/StepDialog.tsx';
import { useDuplicate } from '../life/use-duplicate.tsx';

const WORDS: Record<Deed, string> = {
  compose: 'Open in the composer',
  duplicate: 'Duplicate',
  cancel: 'Call off',
  'go-on': 'Go on sending',
  retract: 'Take back',
  remove: 'Delete',
};

/** What can be done with an announcement from the list. */
export function HeadMenu({ head }: { head: AnnouncementHead }) {
  const go = useGo();
  const duplicate = useDuplicate(head.id);
  const [asking, setAsking] = useState<Deed | null>(null);
  const start: Record<Deed, () => void> = {
    compose: () => go(`/compose/${head.id}`),
    duplicate,
    cancel: () => setAsking('cancel'),
    'go-on': () => setAsking('go-on'),
    retract: () => setAsking('retract'),
    remove: () => setAsking('remove'),
  };
  const step = asking === null ? undefined : stepOf(asking);
  const close = (): void => setAsking(null);

  return (
    <>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button
            appearance="subtle"
            icon={<MoreHorizontalRegular />}
            aria-label={`What to do with ${head.title}`}
          />
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {deedsFor(standingOf(head)).map((deed) => (
              <MenuItem key={deed} onClick={start[deed]}>
                {WORDS[deed]}
              </MenuItem>
            ))}
          </MenuList>
        </MenuPopover>
      </Menu>
      {step !== undefined && <StepDialog id={head.id} step={step} onClose={close} />}
      {asking === 'remove' && <RemoveDialog id={head.id} title={head.title} onClose={close} />}
    </>
  );
}
