import { Input } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons';
import { LONGEST_SEARCH } from '../../../bot/contract/people/search.ts';

interface SearchInputProps {
  /** What is searched, for those who do not see what stands around it. */
  readonly label: string;
  /** What can be typed. */
  readonly placeholder: string;
  readonly value: string;
  readonly className?: string;
  readonly onChange: (search: string) => void;
}

/** Looks for some of many. */
export function SearchInput({ label, placeholder, value, className, onChange }: SearchInputProps) {
  return (
    <Input
      type="search"
      aria-label={label}
      placeholder={placeholder}
      contentBefore={<SearchRegular aria-hidden />}
      maxLength={LONGEST_SEARCH}
      value={value}
      {...(className !== undefined && { className })}
      onChange={(_, data) => onChange(data.value)}
    />
  );
}
