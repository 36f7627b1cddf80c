/** A button that does something, on a card that the bot sent. */
export interface CardButton {
  title: string;
  verb: string;
  data: Record<string, unknown>;
}

/** The Action.Execute buttons of a card, as a person would find them on it. */
export function buttonsOf(card: unknown): CardButton[] {
  if (typeof card !== 'object' || card === null || !('actions' in card) || !Array.isArray(card.actions))
    return [];
  return card.actions.filter((action) => action?.type === 'Action.Execute');
}
