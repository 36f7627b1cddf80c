import { Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import type { CompositionFault } from '../../../../../bot/contract/announcements/composition.ts';
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
  readonly faults: readonly CompositionFault[];
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
      <Field label="Address of a picture" {...at('picture.url')}>
        <Input
          className={styles.input}
          type="url"
          placeholder="https://"
          value={content.pictureUrl}
          disabled={disabled}
          onChange={(_, data) => onChange({ pictureUrl: data.value })}
        />
      </Field>
      {(content.pictureUrl.trim() !== '' || content.pictureAlt.trim() !== '') && (
        <Field label="What the picture shows" required {...at('picture.alt')}>
          <Input
            className={styles.input}
            lang={language}
            dir={direction}
            maxLength={LONGEST_ALT}
            value={content.pictureAlt}
            disabled={disabled}
            onChange={(_, data) => onChange({ pictureAlt: data.value })}
          />
        </Field>
      )}
      <ButtonsFields
        buttons={content.buttons}
        faults={faults}
        where={`${where}.buttons`}
        disabled={disabled}
        onChange={(buttons) => onChange({ buttons })}
      />
    </fieldset>
  );
}
