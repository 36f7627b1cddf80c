import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { ClipboardEvent } from 'react';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { useAnnouncementRules } from '../../../../api/announcement-rules.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { directionOf, languageName } from '../../../../ui/format/languages.ts';
import type { ContentDraft } from '../compose-draft.ts';
import { faultsAt, validation } from '../faults.ts';
import { ButtonsFields } from './ButtonsFields.tsx';
import { MarkdownField } from './MarkdownField.tsx';
import { PictureFields } from './PictureFields.tsx';
import { PlaceholderMenu } from './PlaceholderMenu.tsx';
import type { Placeholder } from './placeholder-menu.ts';
import { SameAs } from './SameAs.tsx';
import { usePictureUpload } from './use-picture-upload.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalM,
    alignContent: 'start',
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  legend: { padding: 0, fontWeight: tokens.fontWeightSemibold },
  input: { minWidth: 0, '& input': { minWidth: 0, width: '100%' } },
});

interface ContentFieldsProps {
  /** Of the announcement. */
  readonly id: string;
  readonly language: string;
  readonly content: ContentDraft;
  /** The language whose picture and buttons this one shares; null for that language itself. */
  readonly first: { readonly language: string; readonly content: ContentDraft } | null;
  readonly faults: readonly AnnouncementFault[];
  readonly placeholders: readonly Placeholder[];
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ContentDraft>) => void;
}

/** What the announcement says in one language. */
export function ContentFields(props: ContentFieldsProps) {
  const { id, language, content, first, faults, placeholders, disabled, onChange } = props;
  const styles = useStyles();
  const format = useFormat();
  const where = `contents.${language}`;
  const at = (field: string) => validation(faultsAt(faults, `${where}.${field}`));
  const direction = directionOf(language);
  const upload = usePictureUpload(id, (url) => onChange({ pictureUrl: url }));
  const { data: rules } = useAnnouncementRules();
  const takesPicture = !disabled && rules?.takesPictures === true && (first === null || content.ownPicture);
  const paste = ({ clipboardData }: ClipboardEvent): void => {
    // Who copies out of a document has a picture of it as well: then the words are meant.
    if (takesPicture && !clipboardData.types.includes('text/plain')) upload.take(clipboardData.files);
  };

  return (
    <fieldset className={styles.root} onPaste={paste}>
      <legend className={styles.legend}>{languageName(language, format.locale)}</legend>
      <Field label="Title" required {...at('title')}>
        <Input
          className={styles.input}
          lang={language}
          dir={direction}
          value={content.title}
          disabled={disabled}
          contentAfter={
            <PlaceholderMenu
              label="Placeholder in the title"
              disabled={disabled}
              placeholders={placeholders}
              onPick={(what) => onChange({ title: `${content.title}${what}` })}
            />
          }
          onChange={(_, data) => onChange({ title: data.value })}
        />
      </Field>
      <MarkdownField
        text={content.text}
        language={language}
        direction={direction}
        faults={faultsAt(faults, `${where}.text`)}
        placeholders={placeholders}
        disabled={disabled}
        onChange={(text) => onChange({ text })}
      />
      <PictureFields {...props} upload={rules && (rules.takesPictures ? upload : null)} />
      <SharedButtons {...props} />
    </fieldset>
  );
}

function SharedButtons({ language, content, first, faults, disabled, onChange }: ContentFieldsProps) {
  return (
    <>
      {first !== null && (
        <SameAs
          what="buttons"
          language={first.language}
          same={!content.ownButtons}
          disabled={disabled}
          onChange={(same) =>
            onChange(
              same
                ? { ownButtons: false, buttons: [] }
                : { ownButtons: true, buttons: first.content.buttons },
            )
          }
        />
      )}
      {(first === null || content.ownButtons) && (
        <ButtonsFields
          buttons={content.buttons}
          faults={faults}
          where={`contents.${language}.buttons`}
          disabled={disabled}
          onChange={(buttons) => onChange({ buttons })}
        />
      )}
    </>
  );
}
