import { Checkbox } from '@fluentui/react-components';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { languageName } from '../../../../ui/format/languages.ts';

interface SameAsProps {
  readonly what: 'picture' | 'buttons';
  readonly language: string;
  readonly same: boolean;
  readonly disabled: boolean;
  readonly onChange: (same: boolean) => void;
}

/** Shares a part with the language that stands first, until somebody wants another one here. */
export function SameAs({ what, language, same, disabled, onChange }: SameAsProps) {
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
