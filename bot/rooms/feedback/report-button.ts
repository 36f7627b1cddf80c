import type { SubmitAction } from '@microsoft/teams.cards';
import { askButton } from '../../doors/teams/buttons.ts';

export const REPORT_TITLE = 'Report an issue';

/** A button for any card: answers with an empty form, and leaves the card that it is on as it is. */
export function reportButton(): SubmitAction {
  return askButton(REPORT_TITLE);
}
