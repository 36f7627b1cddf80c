/** state: what waits for somebody first, then the newest; newest: by the last change alone. */
export const LIST_ORDERS = ['state', 'newest'] as const;
export type ListOrder = (typeof LIST_ORDERS)[number];
