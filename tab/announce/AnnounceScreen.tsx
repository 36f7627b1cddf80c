export function AnnounceScreen() {
  return null;
}
