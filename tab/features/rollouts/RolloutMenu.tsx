import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  useRestoreFocusTarget,
} from '@fluentui/react-components';
import {
  CalendarCancelRegular,
  CopyRegular,
  DeleteRegular,
  DismissCircleRegular,
  MoreHorizontalRegular,
  PeopleTeamRegular,
  RenameRegular,
} from '@fluentui/react-icons';
import { useNavigate } from 'react-router';
import type { RolloutLifeView } from '../../../bot/contract/overview/rollout-life.ts';

export type LifeAct = 'rename' | 'pilots' | 'freezes' | 'cancel' | 'delete';

interface RolloutMenuProps {
  readonly rollout: RolloutLifeView;
  readonly onAct: (act: LifeAct) => void;
}

/** What a lead of all groups does to a rollout as a whole. Only what is possible now can be chosen. */
export function RolloutMenu({ rollout, onAct }: RolloutMenuProps) {
  const navigate = useNavigate();
  const restore = useRestoreFocusTarget();
  const { id, name, state, begun } = rollout;
  const mayCancel = state === 'planned' || state === 'running';
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button
          {...restore}
          appearance="subtle"
          icon={<MoreHorizontalRegular />}
          aria-label={`More for ${name}`}
        />
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem icon={<RenameRegular />} onClick={() => onAct('rename')}>
            Rename
          </MenuItem>
          <MenuItem icon={<CopyRegular />} onClick={() => navigate(`/plan?copy=${id}`)}>
            Duplicate as a new plan
          </MenuItem>
          {mayCancel && (
            <MenuItem icon={<PeopleTeamRegular />} onClick={() => onAct('pilots')}>
              Pilot set
            </MenuItem>
          )}
          {mayCancel && (
            <MenuItem icon={<CalendarCancelRegular />} onClick={() => onAct('freezes')}>
              Freeze windows
            </MenuItem>
          )}
          {mayCancel && (
            <MenuItem icon={<DismissCircleRegular />} onClick={() => onAct('cancel')}>
              Cancel the rollout
            </MenuItem>
          )}
          {!begun && (
            <MenuItem icon={<DeleteRegular />} onClick={() => onAct('delete')}>
              Delete
            </MenuItem>
          )}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}
