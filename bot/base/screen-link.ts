/**
 * The address at which a screen of the tab opens for whoever presses a link in a card, a mail or a calendar; null where
 * nobody has said how to get there.
 * @param screen its path within the tab, with what it is to show: `gates/r1.windows.sales?rollout=r1`
 */
export type ScreenLink = (screen: string) => string | null;

interface Places {
  local: boolean;
  /** Where people's browsers reach the product. */
  publicUrl: string | null;
  /** The id that Teams knows the app by: that of the catalogue for one of an organisation's own, else that of its manifest. */
  teamsAppId: string | null;
}

/** The tab of the app that a link opens: one that everybody has. From there it goes on to the screen. */
const ENTRY_TAB = 'status';

/**
 * In Teams a raw address would open in a browser, signed out; an entity link opens the tab where people are. In local
 * mode there is no Teams around the tab.
 * https://learn.microsoft.com/microsoftteams/platform/concepts/build-and-test/deep-link-application
 */
export function screenLinks({ local, publicUrl, teamsAppId }: Places): ScreenLink {
  return (screen) => {
    if (publicUrl === null) return null;
    const address = `${publicUrl}/tab/${screen}`;
    if (local) return address;
    if (teamsAppId === null) return null;
    const query = new URLSearchParams({
      webUrl: address,
      label: 'Groundswell',
      context: JSON.stringify({ subEntityId: screen }),
    });
    // Teams takes %20, not the plus of a form.
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/${ENTRY_TAB}?${query.toString().replaceAll('+', '%20')}`;
  };
}
