/** What became of an announcement, as it was told last: little enough to be shown in a list. */
export interface Reached {
  /** People it was for when they were written down. */
  audience: number;
  sent: number;
  /** Teams never said whether it arrived. */
  unknown: number;
  acknowledged: number;
  /** Posts in channels. */
  posted: number;
  postsFailed: number;
  postsUnknown: number;
}

/** What is not told yet is nothing. */
export function readReached(row: Partial<Reached> | undefined): Reached {
  return {
    audience: row?.audience ?? 0,
    sent: row?.sent ?? 0,
    unknown: row?.unknown ?? 0,
    acknowledged: row?.acknowledged ?? 0,
    posted: row?.posted ?? 0,
    postsFailed: row?.postsFailed ?? 0,
    postsUnknown: row?.postsUnknown ?? 0,
  };
}

/** Whether anybody has it, as far as anybody knows. */
export function isDelivered({ sent, unknown, posted }: Reached): boolean {
  return sent + unknown + posted > 0;
}
