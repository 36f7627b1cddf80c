import {
  Badge,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  Skeleton,
  SkeletonItem,
  Text,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Announcement } from '../../../../../bot/contract/announcements/announcement.ts';
import { useConnections } from '../../../../api/channels.ts';
import { useAnnouncementPreview } from '../../../../api/compose.ts';
import { ThemedPart } from '../../../../host/Themed.tsx';
import { THEMES, type ThemeName } from '../../../../host/theme.ts';
import { CardView } from '../../../../ui/cards/CardView.tsx';
import { useFormat } from '../../../../ui/format/format-context.tsx';
import { languageName } from '../../../../ui/format/languages.ts';
import { Panel } from '../../../../ui/states/Panel.tsx';
import { ProblemNotice } from '../../../../ui/states/ProblemNotice.tsx';
import { placeWords, postPlaces } from '../../channels/channel-words.ts';
import type { Choice } from '../compose-facts.ts';
import { AN_EXAMPLE, type Recipient, RecipientPicker } from './RecipientPicker.tsx';

const useStyles = makeStyles({
  choices: { display: 'flex', flexWrap: 'wrap', gap: `0 ${tokens.spacingHorizontalL}`, alignItems: 'end' },
  group: { flexWrap: 'wrap' },
  select: { minWidth: 0, flexGrow: 1, flexBasis: '140px' },
  stage: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    overflowX: 'auto',
  },
  phone: { maxWidth: '320px' },
  desktop: { maxWidth: '500px' },
  quiet: { color: tokens.colorNeutralForeground2 },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

const THEME_WORDS: Readonly<Record<ThemeName, string>> = {
  light: 'Light',
  dark: 'Dark',
  contrast: 'High contrast',
};

interface PreviewPanelProps {
  /** What is written so far; null while there is nothing to draw. */
  readonly announcement: Announcement | null;
  /** What is to be done before there is. */
  readonly missing: string;
  /** The language that is being written. */
  readonly language: string;
  readonly me: Choice;
}

/** The card as one recipient gets it, drawn as Teams draws it. */
export function PreviewPanel({ announcement, missing, language, me }: PreviewPanelProps) {
  const styles = useStyles();
  const format = useFormat();
  const [theme, setTheme] = useState<ThemeName>('light');
  const [width, setWidth] = useState<'desktop' | 'phone'>('desktop');
  const [chosen, setChosen] = useState<Recipient>(AN_EXAMPLE);
  const posts = usePostChoices(announcement);
  // A channel that was taken out of the announcement has no post to look at.
  const isGone = chosen.channelOf !== undefined && !posts.some(({ id }) => id === chosen.id);
  const recipient = isGone ? AN_EXAMPLE : chosen;
  const inLanguage = announcement !== null && language in announcement.contents ? language : null;
  const preview = useAnnouncementPreview(
    announcement === null ? null : { announcement, ...wishFor(recipient, inLanguage) },
  );
  const shown = preview.data;

  return (
    <Panel title="Preview">
      <div className={styles.choices}>
        <RadioGroup
          className={styles.group}
          layout="horizontal"
          aria-label="Theme of the preview"
          value={theme}
          onChange={(_, data) => setTheme(THEMES.find((name) => name === data.value) ?? theme)}
        >
          {THEMES.map((name) => (
            <Radio key={name} value={name} label={THEME_WORDS[name]} />
          ))}
        </RadioGroup>
        <RadioGroup
          className={styles.group}
          layout="horizontal"
          aria-label="Width of the preview"
          value={width}
          onChange={(_, data) => setWidth(data.value === 'phone' ? 'phone' : 'desktop')}
        >
          <Radio value="desktop" label="Desktop" />
          <Radio value="phone" label="Phone" />
        </RadioGroup>
        <RecipientPicker
          className={styles.select}
          announcement={announcement}
          me={me}
          posts={posts}
          value={recipient}
          onChange={setChosen}
        />
      </div>
      {preview.isError && (
        <ProblemNotice
          title="The preview could not be drawn"
          error={preview.error}
          onRetry={() => preview.refetch()}
        />
      )}
      {shown === undefined && announcement === null && (
        <Text className={styles.quiet}>{missing}, and the card is drawn here.</Text>
      )}
      {shown === undefined && preview.isLoading && (
        <Skeleton aria-label="Drawing the card">
          <SkeletonItem size={96} />
        </Skeleton>
      )}
      {shown !== undefined && (
        <>
          <ThemedPart theme={theme}>
            <div className={styles.stage}>
              <div className={mergeClasses(width === 'phone' ? styles.phone : styles.desktop)}>
                <CardView card={shown.card} label="Announcement card" />
              </div>
            </div>
          </ThemedPart>
          <Text className={mergeClasses(styles.quiet, styles.line)}>
            {shown.place === null
              ? `As ${shown.for.name} gets it`
              : `As it is posted in ${placeWords(shown.place)}`}
            , in {languageName(shown.for.language, format.locale)}
            {shown.for.fallback && (
              <Badge size="small" appearance="outline">
                fallback
              </Badge>
            )}
            <span>{format.count(Math.ceil(shown.bytes / 1000), 'KB', 'KB')} of 25 KB at most</span>
          </Text>
          {'actions' in shown.card && (
            <Text className={styles.quiet}>
              Its buttons work in the {shown.place === null ? 'chat' : 'channel'}, not here.
            </Text>
          )}
        </>
      )}
    </Panel>
  );
}

/** The posts that can be looked at, each by its channel. */
function usePostChoices(announcement: Announcement | null): readonly Recipient[] {
  const { data } = useConnections();
  return postPlaces(data?.connections ?? [], announcement?.channels ?? []).map(({ owner, place }) => ({
    id: `post-${owner}`,
    name: `The post in ${placeWords(place)}`,
    channelOf: owner,
  }));
}

function wishFor({ id, channelOf }: Recipient, inLanguage: string | null) {
  if (channelOf !== undefined) return { personId: null, language: null, channelOf };
  // A named person gets their own language: that is what there is to see.
  return { personId: id || null, language: id === '' ? inLanguage : null };
}
