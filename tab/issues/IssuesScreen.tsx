export function IssuesScreen() {
  return null;
}
