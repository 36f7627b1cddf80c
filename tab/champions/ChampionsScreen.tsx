export function ChampionsScreen() {
  return null;
}
