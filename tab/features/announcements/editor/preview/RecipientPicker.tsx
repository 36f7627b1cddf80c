import { Combobox, Field, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Announcement } from '../../../../../bot/contract/announcements/announcement.ts';
import { LONGEST_SEARCH, SHORTEST_SEARCH } from '../../../../../bot/contract/people/search.ts';
import { useRecipients } from '../../../../api/compose.ts';
import { sentenceOf } from '../../../../api/problem-error.ts';
import { useDebounced } from '../../../../ui/form/use-debounced.ts';
import type { Choice } from '../compose-facts.ts';

/** Whoever reads it: somebody of the audience, or everybody in a channel. */
export interface Recipient extends Choice {
  /** One of those whose channel it is; missing for a person. */
  readonly channelOf?: string;
}

/** Nobody by name: somebody who really gets it. */
export const AN_EXAMPLE: Recipient = { id: '', name: 'An example of the audience' };

interface RecipientPickerProps {
  readonly className: string;
  readonly announcement: Announcement | null;
  readonly me: Choice;
  /** What is posted in channels. */
  readonly posts: readonly Recipient[];
  readonly value: Recipient;
  readonly onChange: (recipient: Recipient) => void;
}

/** Whose card is looked at: an example, oneself, a channel, or anybody of the audience, found by name. */
export function RecipientPicker(props: RecipientPickerProps) {
  const { className, announcement, me, posts, value, onChange } = props;
  /** What is being typed; undefined while nobody is looked for. */
  const [typed, setTyped] = useState<string>();
  const search = useDebounced(typed?.trim() ?? '');
  const searches = typed !== undefined && typed.trim() !== '';
  const recipients = useRecipients(announcement, searches ? search : '');
  const settled = typed?.trim() === search && !recipients.isFetching;
  const found = recipients.data?.people ?? [];
  const choices: readonly Recipient[] = searches
    ? [
        ...posts.filter(({ name }) => name.toLowerCase().includes(typed.trim().toLowerCase())),
        ...found.map(({ id, name, group }) => ({ id, name: `${name}, ${group.name}` })),
      ]
    : [AN_EXAMPLE, { id: me.id, name: `${me.name} (me)` }, ...posts];

  const words = (): string => {
    if (announcement === null) return 'Say who it is for and write a text first.';
    if ((typed?.trim().length ?? 0) < SHORTEST_SEARCH) return 'Type a little more.';
    if (recipients.isError) return "The search didn't work.";
    if (!settled) return 'Looking for people.';
    return 'Nobody in the audience has that name.';
  };

  return (
    <Field
      className={className}
      label="As it looks for"
      {...(searches && settled && recipients.isError
        ? { validationMessage: sentenceOf(recipients.error) }
        : {})}
      {...(searches && settled && recipients.data?.more === true
        ? { hint: 'More people fit. Type more of the name.' }
        : {})}
    >
      <Combobox
        size="small"
        freeform
        placeholder="Type a name"
        style={{ minWidth: 0 }}
        input={{ style: { minWidth: 0, width: '100%' }, maxLength: LONGEST_SEARCH }}
        value={typed ?? value.name}
        selectedOptions={[value.id]}
        onChange={(event) => setTyped(event.target.value)}
        onOptionSelect={(_, data) => {
          // Typing takes the choice away for the box: not for us, before there is another one.
          const chosen = choices.find(({ id }) => id === data.optionValue);
          if (chosen === undefined) return;
          setTyped(undefined);
          onChange(chosen);
        }}
        // What is typed is a search and no choice: the one that holds stands here again.
        onBlur={() => setTyped(undefined)}
        onFocus={(event) => event.target.select()}
      >
        {choices.map(({ id, name }) => (
          <Option key={id} value={id} text={name}>
            {name}
          </Option>
        ))}
        {choices.length === 0 && (
          <Option
            key="none"
            value="none"
            text=""
            disabled
            checkIcon={null}
            style={{ color: tokens.colorNeutralForeground2 }}
          >
            {words()}
          </Option>
        )}
      </Combobox>
    </Field>
  );
}
