/** What a file is called that is saved from an announcement: what is in it, and the title in letters that every disk takes. */
export function fileName(what: string, title: string): string {
  const words = title
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-/, '')
    .slice(0, 60)
    .replace(/-$/, '');
  return `${what}-${words || 'announcement'}.csv`;
}
