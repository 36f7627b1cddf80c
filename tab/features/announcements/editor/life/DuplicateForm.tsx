import { Text } from '@fluentui/react-components';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { WaveToAnnounce } from '../../../../../bot/contract/announcements/waves-to-announce.ts';
import { useDuplicateAnnouncement } from '../../../../api/announcement.ts';
import { DialogForm } from '../../../../ui/form/DialogForm.tsx';
import { ScopePicker } from '../../../../ui/form/ScopePicker.tsx';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { waveChoices } from '../compose-facts.ts';

interface DuplicateFormProps {
  readonly id: string;
  /** The wave that it is for; it is not offered once more. */
  readonly waveId: string | null;
  readonly waves: readonly WaveToAnnounce[];
  readonly onDone: () => void;
}

/** Drafts like this one: one for the same people, or one for each of the waves chosen. */
export function DuplicateForm({ id, waveId, waves, onDone }: DuplicateFormProps) {
  const format = useFormat();
  const navigate = useNavigate();
  const duplicating = useDuplicateAnnouncement(id);
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
        if (first !== undefined) navigate(second === undefined ? `/compose/${first.id}` : '/announce');
        return `${format.count(announcements.length, 'draft was', 'drafts were')} made.`;
      }}
      onDone={onDone}
    >
      <Text>
        With no wave chosen the draft is for the same people. With waves chosen there is one draft for each,
        and days from the start count from theirs.
      </Text>
      <ScopePicker
        title="Waves"
        all="All of them"
        options={waveChoices(waves, '', format).filter((wave) => wave.id !== waveId)}
        picked={picked}
        onChange={setPicked}
      />
    </DialogForm>
  );
}
