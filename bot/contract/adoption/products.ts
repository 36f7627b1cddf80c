/** The products that Microsoft 365 usage reports tell apart. */
export const PRODUCTS = ['exchange', 'onedrive', 'sharepoint', 'teams', 'viva-engage'] as const;
