import type {
  InstallingView,
  InstallProgress,
  InstallRule,
} from '../../../../bot/contract/installing/installing.ts';
import type { CountedReason } from '../../../../bot/contract/telling/unreachable.ts';
import type { Format } from '../../../ui/format/format.ts';

/** What a forecast says about people without the app; null where nobody is. */
export function forecastWords(
  unreachable: readonly CountedReason[],
  rule: InstallRule,
  format: Pick<Format, 'people'>,
): string | null {
  const people = unreachable.find(({ why }) => why === 'not-installed')?.people ?? 0;
  if (people === 0) return null;
  const one = people === 1;
  const who = `${format.people(people)} ${one ? 'has' : 'have'} no app.`;
  switch (rule) {
    case 'automatic':
      return `${who} It is installed for them while the announcement is sent, and they get it then.`;
    case 'by-hand':
      return `${who} Once it is sent, you can install the app for them from its page, and they get it then.`;
    case 'off':
      return `${who} Ask your Teams admin to give it to them: the page of the announcement has the list as a file.`;
  }
}

/** Where giving people the app stands, in a sentence; null where nobody asked for it. */
export function progressWords(
  { progress }: Pick<InstallingView, 'progress'>,
  format: Pick<Format, 'people' | 'number'>,
): string | null {
  if (progress === null) return null;
  const { asked, served, waiting, refused } = progress;
  switch (progress.state) {
    case 'going-on':
      return asked === 0
        ? 'The app is being installed.'
        : `The app is being installed: ${format.people(asked)} so far, ${format.number(served)} of them have the announcement.`;
    case 'waiting':
      return `${format.people(served)} got the app and then the announcement. ${format.people(waiting)} will get it as soon as Teams has brought them the app${refusedWords(refused, format)}.`;
    case 'done':
      return served === 0 && refused > 0
        ? `The app could not be installed for ${format.people(refused)}.`
        : `${format.people(served)} got the app and then the announcement${refusedWords(refused, format)}.`;
    case 'stopped':
      return null;
  }
}

function refusedWords(refused: number, format: Pick<Format, 'people'>): string {
  return refused === 0 ? '' : `; for ${format.people(refused)} it could not be installed`;
}

/** From 0 to 1, how many of those asked for are through; null before anybody was. */
export function shareThrough(
  { asked, waiting, served, refused }: Pick<InstallProgress, 'asked' | 'waiting' | 'served' | 'refused'>,
  without: number,
): number | null {
  const through = served + refused;
  const all = Math.max(asked, through + waiting, served + without);
  return all === 0 ? null : through / all;
}
