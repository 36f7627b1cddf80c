import { Checkbox, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { LONGEST_ALT } from '../../../../../bot/contract/announcements/limits.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { directionOf, languageName } from '../../../../ui/format/languages.ts';
import type { ContentDraft } from '../compose-draft.ts';
import { faultsAt, validation } from '../faults.ts';
import { ButtonsFields } from './ButtonsFields.tsx';
import { MarkdownField } from './MarkdownField.tsx';
import { PlaceholderMenu } from './PlaceholderMenu.tsx';
import type { Placeholder } from './placeholder-menu.ts';

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
  const { language, content, faults, placeholders, disabled, onChange } = props;
  const styles = useStyles();
  const format = useFormat();
  const where = `contents.${language}`;
  const at = (field: string) => validation(faultsAt(faults, `${where}.${field}`));
  const direction = directionOf(language);

  return (
    <fieldset className={styles.root}>
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
      <PictureFields {...props} />
      <SharedButtons {...props} />
    </fieldset>
  );
}

function PictureFields({ language, content, first, faults, disabled, onChange }: ContentFieldsProps) {
  const styles = useStyles();
  const at = (field: string) => validation(faultsAt(faults, `contents.${language}.picture.${field}`));
  return (
    <>
      {first !== null && (
        <SameAs
          what="picture"
          language={first.language}
          same={!content.ownPicture}
          disabled={disabled}
          onChange={(same) => onChange(same ? NO_OWN_PICTURE : ownPicture(first.content))}
        />
      )}
      {(first === null || content.ownPicture) && (
        <Field label="Address of a picture" {...at('url')}>
          <Input
            className={styles.input}
            type="url"
            placeholder="https://"
            value={content.pictureUrl}
            disabled={disabled}
            onChange={(_, data) => onChange({ pictureUrl: data.value })}
          />
        </Field>
      )}
      {(content.pictureUrl.trim() !== '' || content.pictureAlt.trim() !== '') && (
        <Field label="What the picture shows" required {...at('alt')}>
          <Input
            className={styles.input}
            lang={language}
            dir={directionOf(language)}
            maxLength={LONGEST_ALT}
            value={content.pictureAlt}
            disabled={disabled}
            onChange={(_, data) => onChange({ pictureAlt: data.value })}
          />
        </Field>
      )}
    </>
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

interface SameAsProps {
  readonly what: 'picture' | 'buttons';
  readonly language: string;
  readonly same: boolean;
  readonly disabled: boolean;
  readonly onChange: (same: boolean) => void;
}

/** Shares a part with the language that stands first, until somebody wants another one here. */
function SameAs({ what, language, same, disabled, onChange }: SameAsProps) {
  const { locale } = useFormat();
  return (
    <Checkbox
      label={`Same ${what} as in ${languageName(language, locale)}`}
      checked={same}
      disabled={disabled}
      onChange={(_, data) => onChange(data.checked === true)}
    />
  );
}

const NO_OWN_PICTURE = { ownPicture: false, pictureUrl: '', pictureAlt: '' };

function ownPicture({ pictureUrl, pictureAlt }: ContentDraft): Partial<ContentDraft> {
  return { ownPicture: true, pictureUrl, pictureAlt };
}
