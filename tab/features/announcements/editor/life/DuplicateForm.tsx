import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useDuplicateAnnouncement } from '../../../../api/announcement.ts';
import { useWavesToAnnounce } from '../../../../api/waves-to-announce.ts';
import { DialogForm } from '../../../../ui/form/DialogForm.tsx';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { SearchInput } from '../../../../ui/form/SearchInput.tsx';
import { useDebounced } from '../../../../ui/form/use-debounced.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { useGo } from '../../../../ui/rollouts/use-go.ts';
import { waveChoices } from '../compose-facts.ts';

interface DuplicateFormProps {
  readonly id: string;
  /** The wave that it is for; it is not offered once more. */
  readonly waveId: string | null;
  readonly rollout: string;
  readonly onDone: () => void;
}

/** Drafts like this one: one for the same people, or one for each of the waves chosen. */
export function DuplicateForm({ id, waveId, rollout, onDone }: DuplicateFormProps) {
  const format = useFormat();
  const go = useGo();
  const duplicating = useDuplicateAnnouncement(id);
  const [wanted, setWanted] = useState('');
  const found = useWavesToAnnounce({ rollout, open: 'yes', search: useDebounced(wanted) });
  const [page] = found.data?.pages ?? [];
  const choices = waveChoices(page?.waves ?? [], undefined, format).filter((wave) => wave.id !== waveId);
  const isLong = wanted !== '' || (page !== undefined && page.next !== null);
  const [picked, setPicked] = useState<readonly string[]>([]);
  // Made once, so that pressing twice makes them once.
  const [ids] = useState(() => new Map<string, string>());
  const idFor = (name: string): string => {
    const known = ids.get(name) ?? crypto.randomUUID();
    ids.set(name, known);
    return known;
  };

  return (
    <DialogForm
      title="Duplicate this announcement"
      submit={picked.length > 1 ? `Make ${format.number(picked.length)} drafts` : 'Make a draft'}
      problem="It was not duplicated"
      complete
      saving={duplicating}
      wish={() => ({ ids: picked.length === 0 ? [idFor('')] : picked.map(idFor), waves: [...picked] })}
      thanks={({ announcements }) => {
        const [first, second] = announcements;
        if (first !== undefined) go(second === undefined ? `/compose/${first.id}` : '/announce');
        return `${format.count(announcements.length, 'draft was', 'drafts were')} made.`;
      }}
      onDone={onDone}
    >
      <Text>
        With no wave chosen the draft is for the same people. With waves chosen there is one draft for each,
        and days from the start count from theirs.
      </Text>
      {isLong && (
        <SearchInput label="Search waves" placeholder="Phase or group" value={wanted} onChange={setWanted} />
      )}
      <ScopePicker
        title="Waves"
        // Not all where only some are here.
        all={isLong ? null : 'All of them'}
        options={choices}
        picked={picked}
        onChange={setPicked}
      />
    </DialogForm>
  );
}
