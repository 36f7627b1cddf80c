export function AdoptionScreen() {
  return null;
}
