import { Button, type ButtonProps } from '@fluentui/react-components';
import { useRef } from 'react';
import { PICTURE_TYPES } from '../../../../../bot/contract/announcements/picture-rules.ts';

interface PictureButtonProps {
  readonly label: string;
  readonly icon: NonNullable<ButtonProps['icon']>;
  readonly disabled: boolean;
  readonly onChoose: (files: FileList | null) => void;
}

/** Lets somebody choose one picture. */
export function PictureButton({ label, icon, disabled, onChoose }: PictureButtonProps) {
  const field = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={field}
        type="file"
        accept={[...PICTURE_TYPES, 'image/webp'].join(',')}
        aria-label="Picture file"
        hidden
        onChange={({ target }) => {
          onChoose(target.files);
          // Choosing the same file again, once it is mended, must count as a choice.
          target.value = '';
        }}
      />
      <Button icon={icon} disabled={disabled} onClick={() => field.current?.click()}>
        {label}
      </Button>
    </>
  );
}
