import { Badge, Button, Field, makeStyles, Select, Tab, TabList, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons';
import type { AnnouncementFault } from '../../../../../bot/contract/announcements/announcement.ts';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { languageName, languagesToAdd } from '../../../../ui/format/languages.ts';
import { Panel } from '../../../../ui/states/Panel.tsx';
import {
  type ComposeDraft,
  isEmpty,
  withContent,
  withFallback,
  withLanguage,
  withoutLanguage,
} from '../compose-draft.ts';
import { blocking, faultsAt, validation } from '../faults.ts';
import { ContentFields } from './ContentFields.tsx';
import { placeholdersFor } from './placeholder-menu.ts';

const useStyles = makeStyles({
  bar: { display: 'flex', flexWrap: 'wrap', alignItems: 'end', gap: tokens.spacingHorizontalM },
  tabs: { flexWrap: 'wrap', minWidth: 0, maxWidth: '100%' },
  tab: { display: 'inline-flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  add: {
    minWidth: '160px',
    marginInlineStart: 'auto',
    '@media (max-width: 480px)': { marginInlineStart: 0 },
  },
  sides: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 280px), 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
  },
});

interface LanguagesPanelProps {
  /** Of the announcement. */
  readonly id: string;
  readonly draft: ComposeDraft;
  readonly faults: readonly AnnouncementFault[];
  /** The language whose tab is open. */
  readonly language: string;
  readonly disabled: boolean;
  readonly onLanguage: (language: string) => void;
  readonly onChange: (draft: ComposeDraft) => void;
}

/** What it says: one tab a language, each beside the fallback that the others are written from. */
export function LanguagesPanel(props: LanguagesPanelProps) {
  const { id, draft, faults, language, disabled, onChange } = props;
  const styles = useStyles();
  const shown = draft.contents.filter((one) => one.language === draft.fallback || one.language === language);
  const first = draft.contents.find((one) => one.language === draft.fallback) ?? null;
  const placeholders = placeholdersFor(draft.audience.kind);

  return (
    <Panel title="What it says">
      <div className={styles.bar}>
        <LanguageTabs {...props} />
        <AddLanguage {...props} />
      </div>
      <div className={styles.sides}>
        {shown.map(({ language: one, content }) => (
          <ContentFields
            key={one}
            id={id}
            language={one}
            content={content}
            first={one === draft.fallback ? null : first}
            faults={faults}
            placeholders={placeholders}
            disabled={disabled}
            onChange={(part) => onChange(withContent(draft, one, part))}
          />
        ))}
      </div>
      {draft.contents.length > 1 && (
        <div className={styles.bar}>
          <FallbackField {...props} />
          {language !== draft.fallback && <RemoveLanguage {...props} />}
        </div>
      )}
    </Panel>
  );
}

function LanguageTabs({ draft, faults, language, onLanguage }: LanguagesPanelProps) {
  const styles = useStyles();
  const { locale } = useFormat();
  return (
    <TabList
      className={styles.tabs}
      size="small"
      aria-label="Languages"
      selectedValue={language}
      onTabSelect={(_, data) => onLanguage(String(data.value))}
    >
      {draft.contents.map(({ language: one, content }) => (
        <Tab key={one} value={one}>
          <span className={styles.tab}>
            {languageName(one, locale)}
            <LanguageMark
              fallback={one === draft.fallback}
              empty={isEmpty(content)}
              faults={blocking(faultsAt(faults, `contents.${one}`))}
            />
          </span>
        </Tab>
      ))}
    </TabList>
  );
}

function AddLanguage({ draft, disabled, onLanguage, onChange }: LanguagesPanelProps) {
  const styles = useStyles();
  const { locale } = useFormat();
  const add = (added: string): void => {
    onChange(withLanguage(draft, added));
    onLanguage(added);
  };
  return (
    <Select
      className={styles.add}
      size="small"
      aria-label="Add a language"
      value=""
      disabled={disabled}
      onChange={(_, data) => {
        if (data.value !== '') add(data.value);
      }}
    >
      <option value="">Add a language</option>
      {languagesToAdd(languagesOf(draft), locale).map(({ id, name }) => (
        <option key={id} value={id}>
          {name}
        </option>
      ))}
    </Select>
  );
}

function FallbackField({ draft, faults, disabled, onChange }: LanguagesPanelProps) {
  const { locale } = useFormat();
  return (
    <Field label="People whose language is missing get" {...validation(faultsAt(faults, 'fallback'))}>
      <Select
        size="small"
        value={draft.fallback}
        disabled={disabled}
        onChange={(_, data) => onChange(withFallback(draft, data.value))}
      >
        {languagesOf(draft).map((one) => (
          <option key={one} value={one}>
            {languageName(one, locale)}
          </option>
        ))}
      </Select>
    </Field>
  );
}

function RemoveLanguage({ draft, language, disabled, onLanguage, onChange }: LanguagesPanelProps) {
  const { locale } = useFormat();
  return (
    <Button
      size="small"
      icon={<DeleteRegular />}
      disabled={disabled}
      onClick={() => {
        onChange(withoutLanguage(draft, language));
        onLanguage(draft.fallback);
      }}
    >
      Remove {languageName(language, locale)}
    </Button>
  );
}

function languagesOf({ contents }: ComposeDraft): string[] {
  return contents.map(({ language }) => language);
}

function LanguageMark({ fallback, empty, faults }: { fallback: boolean; empty: boolean; faults: number }) {
  const format = useFormat();
  const state =
    faults > 0 ? (
      <Badge size="small" appearance="tint" color="danger">
        {format.count(faults, 'fault', 'faults')}
      </Badge>
    ) : empty ? (
      <Badge size="small" appearance="tint" color="warning">
        empty
      </Badge>
    ) : (
      <Badge size="small" appearance="tint" color="success">
        complete
      </Badge>
    );
  return (
    <>
      {fallback && (
        <Badge size="small" appearance="outline">
          fallback
        </Badge>
      )}
      {state}
    </>
  );
}
