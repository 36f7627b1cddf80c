import { z } from 'zod';
import type { CommandId } from '../bot/base/words/commands.ts';
import english from './words/en.json' with { type: 'json' };

/** The commands that Teams offers beside the chat, in their order. Thanks and the like are for who types them. */
export const OFFERED = [
  'rollout.my-turn',
  'training.mine',
  'feedback.report',
  'feedback.mine',
  'champions.mine',
  'announcements.pause',
  'announcements.resume',
  'gates.next',
  'doors.help',
] as const satisfies readonly CommandId[];

/** Screens that have a tab of their own, in their order: those that everybody has. */
export const TABS = ['status', 'issues', 'champions'] as const;

const Line = z.string().trim().min(1);

/** What Teams and its store show of the app, in one language. Limits are those of the manifest. */
export const PackageWords = z.strictObject({
  name: Line.max(24),
  fullName: Line.max(100),
  summary: Line.max(80),
  description: Line.max(4000),
  tabs: z.record(z.enum(TABS), Line.max(128)),
  commands: z.record(z.enum(OFFERED), Line.max(128)),
});
export type PackageWords = z.infer<typeof PackageWords>;

/** The languages of the package by their tags, the first of them for everybody who reads none of the others. */
export const LANGUAGES: readonly { tag: string; words: PackageWords }[] = [
  { tag: 'en', words: PackageWords.parse(english) },
];
