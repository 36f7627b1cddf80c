import { Button, makeStyles, mergeClasses, Spinner, Text, tokens } from '@fluentui/react-components';
import { ImageAddRegular } from '@fluentui/react-icons';
import { type DragEvent, useState } from 'react';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { PictureButton } from './PictureButton.tsx';
import type { PictureUpload } from './use-picture-upload.ts';

const useStyles = makeStyles({
  root: { display: 'grid', gridTemplateColumns: 'minmax(0, 1fr)', gap: tokens.spacingVerticalS },
  box: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: tokens.spacingHorizontalM,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
  },
  over: {
    border: `1px dashed ${tokens.colorBrandStroke1}`,
    backgroundColor: tokens.colorBrandBackground2,
  },
  thumb: {
    display: 'block',
    maxWidth: '160px',
    maxHeight: '96px',
    objectFit: 'contain',
    borderRadius: tokens.borderRadiusSmall,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  hint: { flex: '1 1 160px', color: tokens.colorNeutralForeground3, overflowWrap: 'anywhere' },
});

interface UploadBoxProps {
  readonly upload: PictureUpload;
  /** The picture that was uploaded; null while there is none. */
  readonly picture: { readonly url: string; readonly alt: string } | null;
  readonly disabled: boolean;
  readonly onRemove: () => void;
}

/** Where a picture is chosen or dropped, and what was uploaded is seen, replaced and removed. */
export function UploadBox({ upload, picture, disabled, onRemove }: UploadBoxProps) {
  const styles = useStyles();
  const [over, setOver] = useState(false);
  const hold = (event: DragEvent, entered: boolean): void => {
    event.preventDefault();
    setOver(entered && !disabled);
  };

  return (
    <div className={styles.root}>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shortcut for the button in it. */}
      <div
        className={mergeClasses(styles.box, over && styles.over)}
        onDragOver={(event) => hold(event, true)}
        onDragLeave={(event) => hold(event, false)}
        onDrop={(event) => {
          hold(event, false);
          if (!disabled) upload.take(event.dataTransfer.files);
        }}
      >
        {picture !== null && <img className={styles.thumb} src={picture.url} alt={picture.alt} />}
        <PictureButton
          label={picture === null ? 'Upload a picture' : 'Replace'}
          icon={<ImageAddRegular />}
          disabled={disabled || upload.busy !== null}
          onChoose={upload.take}
        />
        {picture !== null && (
          <Button disabled={disabled || upload.busy !== null} onClick={onRemove}>
            Remove
          </Button>
        )}
        <div role="status" className={styles.hint}>
          {upload.busy !== null ? (
            <Spinner
              size="tiny"
              labelPosition="after"
              label={upload.busy.includes('://') ? 'Taking a copy' : `Uploading ${upload.busy}`}
            />
          ) : (
            picture === null && (
              <Text size={200}>
                or drop or paste one here. PNG, JPEG or GIF; a large one is made smaller.
              </Text>
            )
          )}
        </div>
      </div>
      {upload.error !== null && <ProblemNotice title="The picture wasn't uploaded" error={upload.error} />}
    </div>
  );
}
