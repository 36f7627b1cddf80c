import { Field, makeStyles, Textarea, Toolbar, ToolbarButton, tokens } from '@fluentui/react-components';
import {
  LinkRegular,
  TextBoldRegular,
  TextBulletListRegular,
  TextItalicRegular,
} from '@fluentui/react-icons';
import { useLayoutEffect, useRef } from 'react';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { validation } from '../faults.ts';
import { PlaceholderMenu } from './PlaceholderMenu.tsx';
import type { Placeholder } from './placeholder-menu.ts';
import { inserted, type Mark, type Selected, withMark } from './text-marks.ts';

const useStyles = makeStyles({
  bar: { padding: `0 0 ${tokens.spacingVerticalXXS}`, flexWrap: 'wrap' },
  text: { '& textarea': { minHeight: '220px' } },
});

const BUTTONS: readonly { mark: Mark; label: string; icon: typeof LinkRegular }[] = [
  { mark: 'bold', label: 'Bold', icon: TextBoldRegular },
  { mark: 'italic', label: 'Italic', icon: TextItalicRegular },
  { mark: 'list', label: 'List', icon: TextBulletListRegular },
  { mark: 'link', label: 'Link', icon: LinkRegular },
];

interface MarkdownFieldProps {
  readonly text: string;
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  readonly faults: readonly AnnouncementFault[];
  readonly placeholders: readonly Placeholder[];
  readonly disabled: boolean;
  readonly onChange: (text: string) => void;
}

/** A text in the Markdown that cards can show, with buttons for what not everybody writes by hand. */
export function MarkdownField(props: MarkdownFieldProps) {
  const { text, language, direction, faults, placeholders, disabled, onChange } = props;
  const styles = useStyles();
  const field = useRef<HTMLTextAreaElement>(null);
  const select = useRef<Selected | null>(null);

  useLayoutEffect(() => {
    const wanted = select.current;
    if (wanted === null || wanted.text !== text) return;
    select.current = null;
    field.current?.focus();
    field.current?.setSelectionRange(wanted.from, wanted.to);
  }, [text]);

  const apply = (change: (selected: Selected) => Selected): void => {
    const from = field.current?.selectionStart ?? text.length;
    const to = field.current?.selectionEnd ?? from;
    const changed = change({ text, from, to });
    select.current = changed;
    onChange(changed.text);
  };

  return (
    <div>
      <Toolbar size="small" aria-label="Marks for the text" className={styles.bar}>
        {BUTTONS.map(({ mark, label, icon: Icon }) => (
          <ToolbarButton
            key={mark}
            aria-label={label}
            title={label}
            icon={<Icon />}
            disabled={disabled}
            onClick={() => apply((selected) => withMark(selected, mark))}
          />
        ))}
        <PlaceholderMenu
          label="Placeholder in the text"
          disabled={disabled}
          placeholders={placeholders}
          onPick={(what) => apply((selected) => inserted(selected, what))}
        />
      </Toolbar>
      <Field label="Text" required {...validation(faults)}>
        <Textarea
          textarea={{ ref: field }}
          className={styles.text}
          lang={language}
          dir={direction}
          value={text}
          disabled={disabled}
          resize="vertical"
          onChange={(_, data) => onChange(data.value)}
        />
      </Field>
    </div>
  );
}
