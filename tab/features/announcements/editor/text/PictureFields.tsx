import { Button, Field, Input, Label, makeStyles, Text, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { LONGEST_ALT } from '../../../../../bot/contract/announcements/limits.ts';
import { isUploadedPicture } from '../../../../../bot/contract/announcements/picture-rules.ts';
import { directionOf } from '../../../../ui/format/languages.ts';
import type { ContentDraft } from '../compose-draft.ts';
import { faultsAt, validation } from '../faults.ts';
import { SameAs } from './SameAs.tsx';
import { UploadBox } from './UploadBox.tsx';
import type { PictureUpload } from './use-picture-upload.ts';

const useStyles = makeStyles({
  root: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingVerticalS,
    minWidth: 0,
  },
  input: { minWidth: 0, flexGrow: 1, '& input': { minWidth: 0, width: '100%' } },
  address: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface PictureFieldsProps {
  readonly language: string;
  readonly content: ContentDraft;
  /** The language whose picture this one shares; null for that language itself. */
  readonly first: { readonly language: string; readonly content: ContentDraft } | null;
  readonly faults: readonly AnnouncementFault[];
  /** Null where pictures cannot be uploaded; undefined while nobody knows. */
  readonly upload: PictureUpload | null | undefined;
  readonly disabled: boolean;
  readonly onChange: (part: Partial<ContentDraft>) => void;
}

/** The picture of one language: uploaded, or a copy of one on the web. */
export function PictureFields(props: PictureFieldsProps) {
  const { content, first, disabled, onChange } = props;
  const styles = useStyles();
  const labelId = useId();
  const own = first === null || content.ownPicture;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would be one within another.
    <div role="group" aria-labelledby={labelId} className={styles.root}>
      <Label id={labelId}>Picture</Label>
      {first !== null && (
        <SameAs
          what="picture"
          language={first.language}
          same={!content.ownPicture}
          disabled={disabled}
          onChange={(same) => onChange(same ? NO_OWN_PICTURE : ownPicture(first.content))}
        />
      )}
      {own && <OwnPicture {...props} />}
      <AltField {...props} />
    </div>
  );
}

function OwnPicture({ language, content, faults, upload, disabled, onChange }: PictureFieldsProps) {
  const styles = useStyles();
  const uploaded = isUploadedPicture(content.pictureUrl);
  const found = validation(faultsAt(faults, `contents.${language}.picture.url`));
  return (
    <>
      {upload === null && (
        <Text size={200} className={styles.quiet}>
          Announcements can't have pictures here, as Teams couldn't fetch them: Groundswell has no public
          address (PUBLIC_URL).
        </Text>
      )}
      {(upload || uploaded) && (
        <Field {...(uploaded ? found : {})}>
          <UploadBox
            upload={upload ?? NO_UPLOAD}
            picture={uploaded ? { url: content.pictureUrl, alt: content.pictureAlt } : null}
            disabled={disabled}
            onRemove={() => onChange({ pictureUrl: '', pictureAlt: '' })}
          />
        </Field>
      )}
      {!uploaded && (upload || content.pictureUrl !== '') && (
        <Field
          label="Or its address on the web"
          {...found}
          hint="Groundswell takes a copy, so that the site doesn't learn who reads the announcement."
        >
          {(field) => (
            <div className={styles.address}>
              <Input
                {...field}
                className={styles.input}
                type="url"
                placeholder="https://"
                value={content.pictureUrl}
                disabled={disabled}
                onChange={(_, data) => onChange({ pictureUrl: data.value })}
              />
              {upload && (
                <Button
                  disabled={disabled || upload.busy !== null || !isAddress(content.pictureUrl)}
                  onClick={() => upload.copy(content.pictureUrl.trim())}
                >
                  Take a copy
                </Button>
              )}
            </div>
          )}
        </Field>
      )}
    </>
  );
}

function AltField({ language, content, faults, disabled, onChange }: PictureFieldsProps) {
  const styles = useStyles();
  if (content.pictureUrl.trim() === '' && content.pictureAlt.trim() === '') return null;
  return (
    <Field
      label="What the picture shows"
      required
      {...validation(faultsAt(faults, `contents.${language}.picture.alt`))}
    >
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
  );
}

const NO_UPLOAD: PictureUpload = { busy: null, error: null, take: () => {}, copy: () => {} };

function isAddress(text: string): boolean {
  return URL.parse(text.trim())?.protocol === 'https:';
}

const NO_OWN_PICTURE = { ownPicture: false, pictureUrl: '', pictureAlt: '' };

function ownPicture({ pictureUrl, pictureAlt }: ContentDraft): Partial<ContentDraft> {
  return { ownPicture: true, pictureUrl, pictureAlt };
}
