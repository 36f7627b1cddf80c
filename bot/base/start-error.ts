/** Why the product cannot start, in one English sentence for whoever runs it, which says what to do. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
